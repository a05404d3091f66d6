import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { lockSubscriber } from '@latchkey/db/membership/lock-subscriber';
import { findAccountMove } from '@latchkey/db/move/find-account-move';
import { findMover } from '@latchkey/db/move/find-mover';
import { findPlace } from '@latchkey/db/move/list-places';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { type MintedMoveLink, mintMoveLink } from './mint-move-link.ts';
import { obstacleOf } from './movability.ts';

/** `not_ready`: it waits still. Of `ended`, the page says how. */
export type OwnMoveLinkOutcome =
  | ({ kind: 'created'; botUsername: string } & MintedMoveLink)
  | {
      kind: 'refused';
      reason:
        | 'unknown'
        | 'not_ready'
        | 'ended'
        | 'other_address'
        | 'blocked'
        | 'pays_in_stars'
        | 'nothing_to_move';
    };

/**
 * Makes the link that finishes a member's own move, once its waiting time is over and while it is open. Whoever opens it takes
 * the place; made again, the earlier one ends.
 */
export async function createOwnMoveLink(
  deps: AccessDeps,
  of: {
    organisationId: OrganisationId;
    subscriberId: SubscriberId;
    accountMoveId: AccountMoveId;
    /** The address that whoever asks was shown to read. */
    email: string;
  },
  act: Act,
): Promise<OwnMoveLinkOutcome> {
  return unitOfWork(named(deps, 'move'), async (unit): Promise<OwnMoveLinkOutcome> => {
    const { db } = unit;
    await lockSubscriber(db, of);
    const move = await findAccountMove(db, of);
    const mover = await findMover(db, { ...of, now: act.at });
    if (!mover || move?.subscriberId !== of.subscriberId) return { kind: 'refused', reason: 'unknown' };
    if (move.state !== 'open' || move.expiresAt <= act.at) return { kind: 'refused', reason: 'ended' };
    if (move.readyAt > act.at) return { kind: 'refused', reason: 'not_ready' };
    const obstacle = obstacleOf(mover);
    if (obstacle) return { kind: 'refused', reason: obstacle };
    const place = await findPlace(db, { ...of, now: act.at });
    if (!place || mover.botUsername === null) return { kind: 'refused', reason: 'nothing_to_move' };
    const own = place.addresses.length === 1 && place.addresses[0] === of.email.toLowerCase();
    if (!own) return { kind: 'refused', reason: 'other_address' };
    const link = await mintMoveLink(unit, { ...of, until: move.expiresAt }, act);
    return { kind: 'created', botUsername: mover.botUsername, ...link };
  });
}
