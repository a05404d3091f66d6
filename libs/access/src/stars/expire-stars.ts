import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { loadOrder } from '@latchkey/db/facts/load-order';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { endSubscription } from '@latchkey/db/stars/end-subscription';
import { loadSubscription } from '@latchkey/db/stars/load-subscription';
import type { AccessDeps } from '../access-deps.ts';
import { starsAreOver } from '../decide/stars-are-over.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

/**
 * Ends a subscription in Stars that was not renewed. Nothing tells of it, so it is believed only of transactions that were
 * read an hour or more after the end; until then nothing happens.
 */
export async function expireStars(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; subscriptionId: SubscriptionId },
): Promise<JobOutcome> {
  const { organisationId } = of;
  await unitOfWork(named(deps, 'Stars end'), async (unit) => {
    const found = await loadSubscription(unit.db, of);
    const order = found && (await loadOrder(unit.db, { organisationId, orderId: found.orderId }));
    if (!order) return;
    const now = deps.clock.now();
    // As it is under the order's lock: a renewal may have come while it was waited for.
    const subscription = await loadSubscription(unit.db, of);
    const { paidThrough = null, starsReadAt = null } = subscription ?? {};
    if (!paidThrough || !starsAreOver({ paidThrough, starsReadAt }, now)) return;
    await endSubscription(unit.db, { ...of, endedAt: paidThrough });
    const { subscriberId, correlationId } = order;
    await settleAccesses(unit, { organisationId, subscriberId, now, correlationId });
  });
  return done;
}
