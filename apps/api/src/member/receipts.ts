import { listInvoices, type Receipt, readReceipt } from '@latchkey/billing/stripe/list-receipts';
import { moneyToWire } from '@latchkey/contracts/money';
import type { MemberReceipt } from '@latchkey/contracts/procedures/member';
import { listPaid } from '@latchkey/db/member/list-paid';
import { listPurchases } from '@latchkey/db/member/list-purchases';
import type { MemberPerson } from '@latchkey/db/member/member-person';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Invoices and receipts of the person of the page. */
export function memberReceipts(deps: Deps): UseCases['member']['receipts'] {
  return ({ session }) => receiptsOf(deps, session);
}

/** Invoices and receipts as Stripe has them now: the links to them change, so none is kept. Newest first. */
export async function receiptsOf(
  { database: { db }, stripe }: Pick<Deps, 'database' | 'stripe'>,
  person: MemberPerson,
): Promise<MemberReceipt[]> {
  const [purchases, paid] = await Promise.all([listPurchases(db, person), listPaid(db, person)]);
  const ofSubscriptions = purchases.flatMap(({ provider, subscription }) =>
    provider === 'stripe' && subscription
      ? [listInvoices(stripe, { account: subscription.account, subscriptionId: subscription.provider_id })]
      : [],
  );
  const ofPurchases = paid.flatMap(({ account, providerId, paymentIntentId }) =>
    providerId.startsWith('cs_') && paymentIntentId
      ? [readReceipt(stripe, { account, paymentIntentId }).then((receipt) => (receipt ? [receipt] : []))]
      : [],
  );
  const receipts = (await Promise.all([...ofSubscriptions, ...ofPurchases])).flat();
  return receipts.toSorted((a, b) => b.at.getTime() - a.at.getTime()).map(receiptView);
}

function receiptView({ at, amount, ...receipt }: Receipt) {
  return { ...receipt, at: at.toISOString(), amount: moneyToWire(amount) };
}
