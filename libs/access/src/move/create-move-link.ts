import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { lockSubscriber } from '@latchkey/db/membership/lock-subscriber';
import { findMover } from '@latchkey/db/move/find-mover';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { type MintedMoveLink, mintMoveLink } from './mint-move-link.ts';

/** `unclaimed`: nobody has that place in Telegram yet, so there is nobody to move. `nothing_to_move`: no access at all. */
export type MoveLinkOutcome =
  | ({ kind: 'created'; botUsername: string } & MintedMoveLink)
  | { kind: 'refused'; reason: 'unknown' | 'unclaimed' | 'blocked' | 'pays_in_stars' | 'nothing_to_move' };

/**
 * Makes the single-use link, good for a day, by which a member shows the Telegram account that they move to. Whoever opens
 * it takes the place, so it is given to nobody but the member, who has been made sure of. Only its hash is kept.
 */
export async function createMoveLink(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId },
  act: Act,
): Promise<MoveLinkOutcome> {
  return unitOfWork(named(deps, 'support act'), async (unit): Promise<MoveLinkOutcome> => {
    await lockSubscriber(unit.db, of);
    const mover = await findMover(unit.db, { ...of, now: act.at });
    if (!mover) return { kind: 'refused', reason: 'unknown' };
    if (mover.telegramId === null) return { kind: 'refused', reason: 'unclaimed' };
    if (mover.blocked) return { kind: 'refused', reason: 'blocked' };
    if (mover.paysInStars) return { kind: 'refused', reason: 'pays_in_stars' };
    if (mover.botUsername === null) return { kind: 'refused', reason: 'nothing_to_move' };
    const link = await mintMoveLink(unit, { ...of, accountMoveId: null }, act);
    return { kind: 'created', botUsername: mover.botUsername, ...link };
  });
}
