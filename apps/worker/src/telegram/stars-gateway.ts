import type { StarsGateway } from '@latchkey/access/stars/stars-gateway';
import { readStarsTransaction } from '@latchkey/billing/stars/read-transaction';
import type { StarsTransaction } from '@latchkey/contracts/facts/stars-transaction';
import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';
import type { Bots } from './bots.ts';
import { callTelegram } from './call-telegram.ts';

/** How the use cases of Stars talk to Telegram. */
export function createStarsGateway(bots: Bots): StarsGateway {
  return {
    transactions: async (bot, page) => {
      const answer = await callTelegram(bots, bot, (api, signal) =>
        api.getStarTransactions(page, signal as never),
      );
      return answer.ok ? readAll(answer.value.transactions) : answer;
    },
    editRenewal: (charge, renewal) =>
      callTelegram(bots, charge, async (api, signal) => {
        const { payerTelegramId, chargeId } = charge;
        await api.editUserStarSubscription(payerTelegramId, chargeId, renewal === 'cancel', signal as never);
      }),
    refund: (charge) =>
      callTelegram(bots, charge, async (api, signal) => {
        await api.refundStarPayment(charge.payerTelegramId, charge.chargeId, signal as never);
      }),
  };
}

/** A list of which one line cannot be read is not read: what is missing from it might be somebody's payment. */
function readAll(transactions: readonly unknown[]): TelegramAnswer<StarsTransaction[]> {
  const value: StarsTransaction[] = [];
  for (const transaction of transactions) {
    const read = readStarsTransaction(transaction);
    if (!read)
      return { ok: false, failure: { kind: 'request_faulty', description: 'unreadable transaction' } };
    value.push(read);
  }
  return { ok: true, value };
}
