import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { MoveRefusal } from '@latchkey/contracts/move/account-move';
import type { Db } from '@latchkey/db/connect-database';
import { findMover, type Mover } from '@latchkey/db/move/find-mover';
import { findPlace, type Place } from '@latchkey/db/move/list-places';
import { countMoves } from '@latchkey/db/move/open-account-move';

/** So many may be begun within a week: each one alarms the old account. */
const mostAWeek = 3;
const weekMs = 7 * 86_400_000;

export interface Movability {
  place: Place;
  mover: Mover;
  refusal: MoveRefusal | null;
}

/**
 * Whether a member may begin to move by themselves, and if not, why. With `email`, as somebody who reads that address: the
 * place must have been paid by it alone, so that a present from somebody does not give them everything else. Null: nobody in
 * Telegram has a place there.
 */
export async function movability(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; email?: string | null; now: Date },
): Promise<Movability | null> {
  const mover = await findMover(db, of);
  const place = mover && (await findPlace(db, of));
  if (!mover || !place) return null;
  const begun = await countMoves(db, { ...of, since: new Date(of.now.getTime() - weekMs) });
  return { place, mover, refusal: refusalOf(place, mover, of.email ?? null, begun) };
}

function refusalOf(
  { addresses, latest }: Place,
  mover: Mover,
  email: string | null,
  begun: number,
): MoveRefusal | null {
  if (latest?.state === 'open') return 'already_moving';
  const standing = obstacleOf(mover);
  if (standing) return standing;
  if (addresses.length === 0) return 'no_address';
  if (addresses.length > 1 || (email !== null && addresses[0] !== email.toLowerCase()))
    return 'other_address';
  return begun >= mostAWeek ? 'too_often' : null;
}

/** What stands in the way of moving at all, also of finishing what was begun before. */
export function obstacleOf(
  mover: Mover,
): Extract<MoveRefusal, 'blocked' | 'pays_in_stars' | 'nothing_to_move'> | null {
  if (mover.blocked) return 'blocked';
  if (mover.paysInStars) return 'pays_in_stars';
  return mover.botUsername === null ? 'nothing_to_move' : null;
}
