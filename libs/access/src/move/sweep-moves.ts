import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import { promiseMail } from '@latchkey/db/buyer-mail/promise-mail';
import { findPlace } from '@latchkey/db/move/list-places';
import { type DueMove, takeDueMoves } from '@latchkey/db/move/take-due-moves';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';

/**
 * Tells the address that a move can be finished now, once, and notes those that nobody has finished in time. That a move may be
 * finished does not hang on this: it is a matter of its time.
 *
 * @returns how many were found
 */
export async function sweepMoves(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const moves = await takeDueMoves(unit.db, of);
  for (const move of moves) await (move.state === 'expired' ? noteExpired : tellReady)(unit, move, of.now);
  return moves.length;
}

async function noteExpired(
  unit: UnitOfWork,
  { organisationId, subscriberId, accountMoveId, correlationId }: DueMove,
  at: Date,
): Promise<void> {
  await appendAudit(
    unit.db,
    organisationId,
    { actorKind: 'system', actorId: null, correlationId, at },
    {
      action: 'subscriber.expireMove',
      targetKind: 'subscriber',
      targetId: subscriberId,
      detail: { accountMoveId },
    },
  );
}

async function tellReady(
  unit: UnitOfWork,
  { organisationId, subscriberId, accountMoveId, locale, correlationId }: DueMove,
  at: Date,
): Promise<void> {
  const place = await findPlace(unit.db, { organisationId, subscriberId, now: at });
  const [email, other] = place?.addresses ?? [];
  // Of several, nobody could finish it.
  if (email === undefined || other !== undefined) return;
  const mail = { organisationId, email, locale, about: accountMoveId, correlationId, at };
  await promiseMail(unit, { ...mail, kind: 'move_ready', occasion: `move_ready:${accountMoveId}` });
}
