import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { AccessFacts } from '@latchkey/db/access/entitlements';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';

/**
 * Promises one message when grace begins, and one when it is over and all is well again: one for all channels of a person
 * that hang on the same invoice.
 */
export function tellGrace(
  unit: UnitOfWork,
  access: AccessFacts,
  graceUntil: Date | null,
  occasion: { organisationId: OrganisationId; subscriberId: SubscriberId; now: Date; correlationId: string },
): void {
  const grace = graceUntil ?? access.graceUntil;
  if (!grace || (graceUntil && access.graceUntil)) return;
  const kind = graceUntil ? 'payment_failed' : 'recovered';
  promiseNotice(unit, {
    organisationId: occasion.organisationId,
    subscriberId: occasion.subscriberId,
    accessId: access.id,
    kind,
    occasion: `${kind}:${occasion.subscriberId}:${grace.toISOString()}`,
    correlationId: occasion.correlationId,
    at: occasion.now,
  });
}
