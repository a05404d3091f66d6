import { checkPreCheckout, type PayableOrder } from '@latchkey/billing/stars/check-pre-checkout';
import { OrderId } from '@latchkey/contracts/ids';
import { isKeptOut } from '@latchkey/db/block/is-kept-out';
import { findPayableOrder } from '@latchkey/db/order/find-payable-order';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { ownBot } from './own-bot.ts';

/** Whether a payment in Stars may go on: asked by Telegram right before the money moves. */
export function botPreCheckout(deps: Deps): UseCases['bot']['preCheckout'] {
  return async (_call, { botTelegramId, person, payload, currency, totalAmount }) => {
    const orderId = OrderId.safeParse(payload).data ?? null;
    const query = { queryId: '', payerTelegramId: person.id, orderId, currency, totalAmount };
    const order = orderId && (await payableOrder(deps, botTelegramId, orderId));
    const answer = checkPreCheckout(query, order, deps.clock.now());
    return answer.ok ? { ok: true } : { ok: false, reason: answer.reason };
  };
}

async function payableOrder(
  { database, clock }: Deps,
  botTelegramId: number,
  orderId: OrderId,
): Promise<PayableOrder | null> {
  const bot = await ownBot(database.db, botTelegramId);
  const row = bot && (await findPayableOrder(database.db, bot.organisationId, orderId));
  if (!row || row.payerTelegramId === null) return null;
  const { payerTelegramId: telegramId, channelIds } = row;
  const { organisationId } = bot;
  return {
    payerTelegramId: telegramId,
    price: { amountMinor: row.amountMinor, currency: row.currency },
    recurring: row.interval !== 'once',
    paid: row.payments > 0 ? { through: row.paidThrough } : null,
    planOnSale: row.archivedAt === null,
    priceStands: row.priceStands,
    keptOut: await isKeptOut(database.db, { organisationId, telegramId, channelIds, now: clock.now() }),
  };
}
