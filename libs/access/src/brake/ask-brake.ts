import type { BrakeLimits } from '@latchkey/contracts/brake/brake';
import type { BrakeId } from '@latchkey/contracts/ids';
import { isUnmoved } from '@latchkey/db/access/is-unmoved';
import type { LeasedAccess } from '@latchkey/db/access/lease-access';
import { countMembers } from '@latchkey/db/brake/count-members';
import { holdRemoval } from '@latchkey/db/brake/hold-removal';
import { letThrough } from '@latchkey/db/brake/let-through';
import { lockBrakes } from '@latchkey/db/brake/lock-brakes';
import { pullBrake } from '@latchkey/db/brake/pull-brake';
import { type BrakesSeen, readBrakes } from '@latchkey/db/brake/read-brakes';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { limitOf } from './limit-of.ts';

/**
 * Asks whether one removal may be made now, and counts it if it may. Removals beyond the limit of a chat, or of the
 * organisation, within an hour pull the brake and wait for a second person; those that one has released go without counting.
 * The removals of an organisation are counted one after the other, so that many workers cannot overshoot together.
 *
 * @returns `moved` when the access is not as it was leased: whoever moved it has the newer truth
 */
export async function askBrake(
  deps: AccessDeps,
  access: LeasedAccess,
  correlationId: string,
): Promise<'go' | 'held' | 'moved'> {
  return unitOfWork(named(deps, 'brake'), async (unit) => {
    const at = deps.clock.now();
    const limits = await lockBrakes(unit.db, access.organisationId);
    const [unmoved, seen] = await Promise.all([isUnmoved(unit.db, access), readBrakes(unit.db, access, at)]);
    if (!unmoved) return 'moved';
    if (seen.hold === 'released') return 'go';
    if (seen.hold === 'refused') return 'held';
    const brakeId = seen.holding ?? (await pullIfOver(unit, access, limits, seen, { at, correlationId }));
    if (brakeId) {
      await holdRemoval(unit.db, access, brakeId, at);
      return 'held';
    }
    await letThrough(unit.db, access, at);
    return 'go';
  });
}

/** The brake that this removal pulls, being one too many; null when it is within the limits. */
async function pullIfOver(
  unit: UnitOfWork,
  { organisationId, channelId }: LeasedAccess,
  limits: BrakeLimits,
  { removals }: BrakesSeen,
  occasion: { at: Date; correlationId: string },
): Promise<BrakeId | null> {
  const counted = [
    { channelId, removals: removals.chat },
    { channelId: null, removals: removals.organisation },
  ];
  for (const scope of counted) {
    // Members are counted only where the smaller limit is reached: seldom, for it takes a while in a large organisation.
    if (scope.removals < limits.min) continue;
    const of = { organisationId, channelId: scope.channelId };
    const members = await countMembers(unit.db, { ...of, now: occasion.at });
    const limit = limitOf(limits, members);
    if (scope.removals >= limit) return pullBrake(unit, { ...of, ...scope, limit, members, ...occasion });
  }
  return null;
}
