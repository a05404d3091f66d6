import { listPaidInvoices } from '@latchkey/billing/stripe/list-paid-invoices';
import type { PaidInvoice, SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { lastPayment } from '@latchkey/db/facts/last-payment';
import type { WorkerDeps } from '../../worker-deps.ts';

/**
 * Payments of a subscription that nobody read in their time. A subscription shows its newest invoice alone: where that one does
 * not go on where the newest payment on file ends, those in between are listed, in one more request. A first payment costs
 * nothing here, a renewal one query.
 * @throws {BillingFailure} when they could not be read
 */
export async function readMissedInvoices(
  { stripe, database }: Pick<WorkerDeps, 'stripe' | 'database'>,
  target: SyncTarget,
  { paidInvoice }: SubscriptionFact,
): Promise<PaidInvoice[]> {
  const renewsFrom = paidInvoice?.renewsFrom;
  if (!renewsFrom) return [];
  const last = await lastPayment(database.db, target);
  if (last?.paidThrough && last.paidThrough >= renewsFrom) return [];
  const { account, objectId: subscriptionId } = target;
  const invoices = await listPaidInvoices(stripe, { account, subscriptionId, since: last?.paidAt ?? null });
  return invoices.filter(({ providerId }) => providerId !== paidInvoice.providerId);
}
