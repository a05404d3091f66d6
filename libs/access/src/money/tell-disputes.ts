import type { DisputeFact } from '@latchkey/contracts/facts/charge-fact';
import type { DisputeId, PaymentId } from '@latchkey/contracts/ids';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { isClosedDispute } from '@latchkey/db/money/dispute-standing';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { Applying } from '../apply/applying.ts';

/** Tells the creator of a dispute or an inquiry while it is open: there is a day by which it must be answered. */
export async function tellDisputes(
  unit: UnitOfWork,
  disputes: readonly DisputeFact[],
  of: Applying & { paymentId: PaymentId; ids: ReadonlyMap<string, DisputeId> },
): Promise<void> {
  for (const dispute of disputes) {
    const { organisationId, correlationId, now: at } = of;
    const subject = of.ids.get(dispute.providerId) ?? dispute.providerId;
    const alert = { organisationId, kind: 'dispute_opened', subject, at } as const;
    if (isClosedDispute(dispute.status)) await closeAlert(unit.db, alert);
    else await raiseAlert(unit, { ...alert, correlationId, detail: detailOf(dispute, of.paymentId) });
  }
}

function detailOf(dispute: DisputeFact, paymentId: PaymentId): Record<string, unknown> {
  return {
    paymentId,
    dispute: dispute.providerId,
    status: dispute.status,
    reason: dispute.reason,
    amountMinor: dispute.amount.amountMinor.toString(),
    currency: dispute.amount.currency,
    respondBy: dispute.respondBy?.toISOString() ?? null,
  };
}
