import { listInvoices, type Receipt, readReceipt } from '@latchkey/billing/stripe/list-receipts';
import { moneyToWire } from '@latchkey/contracts/money';
import { listPaid } from '@latchkey/db/member/list-paid';
import { listPurchases } from '@latchkey/db/member/list-purchases';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Invoices and receipts as Stripe has them now: the links to them change, so none is kept. */
export function memberReceipts({ database: { db }, stripe }: Deps): UseCases['member']['receipts'] {
  return async ({ session }) => {
    const [purchases, paid] = await Promise.all([listPurchases(db, session), listPaid(db, session)]);
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
  };
}

function receiptView({ at, amount, ...receipt }: Receipt) {
  return { ...receipt, at: at.toISOString(), amount: moneyToWire(amount) };
}
