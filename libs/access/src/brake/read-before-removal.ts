import type { LeasedAccess } from '@latchkey/db/access/lease-access';
import {
  type CarryingSubscription,
  listCarryingSubscriptions,
} from '@latchkey/db/brake/list-carrying-subscriptions';
import { listUnsettledPurchases } from '@latchkey/db/brake/list-unsettled-purchases';
import type { AccessDeps } from '../access-deps.ts';
import type { Finding } from '../converge/finding.ts';
import type { ProviderGateway, ReadAgain } from './provider-gateway.ts';

/** What nobody can read is looked at again this often while it is paid for. */
const unreadableMs = 3_600_000;

/**
 * Has the provider asked once more, right before somebody is removed: facts on file may be wrong, and a removal cannot be
 * taken back. Asked are the subscriptions behind the place, and whatever the person has begun to buy and may have paid for
 * by now without our having heard of it. A read that fails removes nobody. Where nobody can read any more (the creator has disconnected), what was paid
 * for counts: the person stays until then, and leaves after it.
 *
 * @returns null when all is read, otherwise why the removal has to wait
 */
export async function readBeforeRemoval(
  deps: AccessDeps & { provider: ProviderGateway },
  access: LeasedAccess,
  correlationId: string,
): Promise<Finding | null> {
  const now = deps.clock.now();
  const { organisationId } = access;
  const [carrying, unsettled] = await Promise.all([
    listCarryingSubscriptions(deps.database.db, { ...access, now }),
    listUnsettledPurchases(deps.database.db, access),
  ]);
  const begun = unsettled.map((target) => ({ target, paidThrough: null }));
  const read = await Promise.all(
    [...carrying, ...begun].map(async (subscription) => {
      const { target } = subscription;
      const again = await deps.provider.readAgain({ target, organisationId, correlationId });
      return obstacle(again, subscription, now);
    }),
  );
  return read.find((finding) => finding !== null) ?? null;
}

function obstacle(again: ReadAgain, { paidThrough }: CarryingSubscription, now: Date): Finding | null {
  if (again.kind === 'read') return null;
  if (again.kind !== 'unreadable') return again;
  if (!paidThrough || paidThrough <= now) return null;
  const delayMs = Math.min(paidThrough.getTime() - now.getTime(), unreadableMs);
  return { kind: 'wait', delayMs, reason: 'paid for, and the provider cannot be asked' };
}
