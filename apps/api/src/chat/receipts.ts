import type { ChatReceipt } from '@latchkey/contracts/procedures/chat';
import { listServed, type Served } from '@latchkey/db/bot-identity/list-served';
import { listPayments, type StarsPaymentRow } from '@latchkey/db/stars/list-payments';
import type { Deps } from '../deps.ts';
import { receiptsOf } from '../member/receipts.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { personIn, type Speaking, whoseOf } from './whose.ts';

const most = 40;

/** What a person has paid to the creators of this bot, newest first. */
export function chatReceipts(deps: Deps): UseCases['chat']['receipts'] {
  return async (_call, speaking) => {
    const served = await listServed(deps.database.db, whoseOf(speaking));
    const all = await Promise.all(served.map((creator) => ofCreator(deps, speaking, creator)));
    return all
      .flat()
      .toSorted((a, b) => b.at.localeCompare(a.at))
      .slice(0, most);
  };
}

async function ofCreator(
  deps: Deps,
  speaking: Speaking,
  { organisationId, name: seller }: Served,
): Promise<ChatReceipt[]> {
  const { db } = deps.database;
  const [cards, stars] = await Promise.all([
    receiptsOf(deps, personIn(organisationId, speaking)),
    listPayments(db, organisationId, { telegramId: speaking.person.id }),
  ]);
  return [...cards.map((receipt) => ({ ...receipt, seller })), ...stars.map((row) => ofStars(row, seller))];
}

function ofStars({ id, paidAt, stars, refundedAt }: StarsPaymentRow, seller: string): ChatReceipt {
  return {
    id,
    kind: 'stars',
    at: paidAt.toISOString(),
    amount: { amountMinor: String(stars), currency: 'XTR' },
    status: refundedAt ? 'refunded' : 'paid',
    url: null,
    seller,
  };
}
