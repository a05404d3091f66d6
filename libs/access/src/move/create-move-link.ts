import { randomBytes } from 'node:crypto';
import { MoveToken, startPayloads } from '@latchkey/contracts/claim-token';
import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { lockSubscriber } from '@latchkey/db/membership/lock-subscriber';
import { findMover } from '@latchkey/db/move/find-mover';
import { writeMoveLink } from '@latchkey/db/move/write-move-link';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

const validMs = 86_400_000;

/** `unclaimed`: nobody has that place in Telegram yet, so there is nobody to move. `nothing_to_move`: no access at all. */
export type MoveLinkOutcome =
  | { kind: 'created'; token: MoveToken; botUsername: string; expiresAt: Date }
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
    const token = MoveToken.parse(`${startPayloads.move}${randomBytes(32).toString('base64url')}`);
    const expiresAt = new Date(act.at.getTime() + validMs);
    await writeMoveLink(unit.db, { ...of, tokenHash: hashToken(token), expiresAt, at: act.at });
    await appendAudit(unit.db, of.organisationId, act, {
      action: 'subscriber.createMoveLink',
      targetKind: 'subscriber',
      targetId: of.subscriberId,
    });
    return { kind: 'created', token, botUsername: mover.botUsername, expiresAt };
  });
}
