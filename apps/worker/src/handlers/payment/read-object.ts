import type { ReadFact } from '@latchkey/access/apply/apply-read';
import type { Gone } from '@latchkey/billing/stripe/or-gone';
import { readCharge } from '@latchkey/billing/stripe/read-charge';
import { readPayout } from '@latchkey/billing/stripe/read-payout';
import { readPurchase } from '@latchkey/billing/stripe/read-purchase';
import { readSubscription } from '@latchkey/billing/stripe/read-subscription';
import type { SyncObjectKind, SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readMissedInvoices } from './read-missed-invoices.ts';

/** What facts are read of; an account is looked at in another way. */
export type FactKind = Exclude<SyncObjectKind, 'account'>;

type Read = (stripe: WorkerDeps['stripe'], of: { account: string; id: string }) => Promise<ReadFact | Gone>;

const readers = {
  subscription: (stripe, { account, id }) => readSubscription(stripe, { account, subscriptionId: id }),
  checkout_session: (stripe, { account, id }) => readPurchase(stripe, { account, sessionId: id }),
  charge: (stripe, { account, id }) => readCharge(stripe, { account, chargeId: id }),
  payout: (stripe, { account, id }) => readPayout(stripe, { account, payoutId: id }),
} as const satisfies Record<FactKind, Read>;

/**
 * What a provider's object says now, a subscription with the payments of it that are not on file; null: the provider does not know it.
 * @throws {BillingFailure} when it could not be read
 */
export async function readObject(
  deps: Pick<WorkerDeps, 'stripe' | 'database'>,
  target: SyncTarget,
  kind: FactKind,
): Promise<ReadFact> {
  const fact = await readers[kind](deps.stripe, { account: target.account, id: target.objectId });
  if (fact.kind === 'gone') return null;
  if (fact.kind !== 'subscription' || !fact.orderId) return fact;
  return { ...fact, missedInvoices: await readMissedInvoices(deps, target, fact) };
}
