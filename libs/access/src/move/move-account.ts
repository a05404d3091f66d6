import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { lockSubscriber } from '@latchkey/db/membership/lock-subscriber';
import { upsertSubscriber } from '@latchkey/db/membership/upsert-subscriber';
import { endAccountMove } from '@latchkey/db/move/end-account-move';
import { findAccountMove } from '@latchkey/db/move/find-account-move';
import { findMover, type Mover } from '@latchkey/db/move/find-mover';
import { lockMove, type MoveLink, moveSources } from '@latchkey/db/move/lock-move';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

export interface Moving {
  botTelegramId: number;
  person: TelegramPerson;
  token: string;
  correlationId: string;
}

/**
 * `same_account`: opened with the account that has the place; the link stays good for the other one. `stopped`: the member's
 * own move, which the link was to finish, was stopped.
 */
export type MoveOutcome =
  | { kind: 'moved'; organisationId: OrganisationId }
  | {
      kind: 'refused';
      reason: 'unknown' | 'used' | 'expired' | 'stopped' | 'same_account' | 'blocked' | 'pays_in_stars';
    };

/**
 * A member goes over to the Telegram account that opens their link, with everything that was bought by card or given. The old
 * account must leave and the new one may come in, each by itself: neither waits for the other.
 */
export async function moveAccount(deps: AccessDeps, moving: Moving): Promise<MoveOutcome> {
  const tokenHash = hashToken(moving.token);
  const { person, botTelegramId } = moving;
  return unitOfWork(named(deps, 'move'), async (unit): Promise<MoveOutcome> => {
    const link = await lockMove(unit.db, { tokenHash, botTelegramId });
    if (!link) return { kind: 'refused', reason: 'unknown' };
    const { organisationId } = link;
    if (link.usedByTelegramId === person.id) return { kind: 'moved', organisationId };
    const now = deps.clock.now();
    if (await wasStopped(unit, link)) return { kind: 'refused', reason: 'stopped' };
    const from = await findMover(unit.db, { ...link, now });
    const standing = standsInTheWay(link, from, person.id, now);
    if (standing) return { kind: 'refused', reason: standing };
    const subscriberId = await upsertSubscriber(unit.db, { organisationId, person, at: now });
    const to = await findMover(unit.db, { organisationId, subscriberId, now });
    if (to?.blocked) return { kind: 'refused', reason: 'blocked' };
    // In the order of their ids, as everywhere, and before the move: who blocks somebody takes them in that order.
    for (const each of [link.subscriberId, subscriberId].sort())
      await lockSubscriber(unit.db, { organisationId, subscriberId: each });
    const ended = await endAccountMove(unit.db, link, { ...moved, at: now });
    // Stopped, or blocked, while this was on its way.
    if (link.accountMoveId !== null && ended === null) return { kind: 'refused', reason: 'stopped' };
    await moveSources(unit.db, link, { tokenHash, subscriberId, telegramId: person.id, at: now });
    await settleBoth(unit, link, { subscriberId, now, correlationId: moving.correlationId });
    return { kind: 'moved', organisationId };
  });
}

const moved = { state: 'moved', stoppedBy: null } as const;

async function wasStopped(
  unit: UnitOfWork,
  { organisationId, accountMoveId, usedAt }: MoveLink,
): Promise<boolean> {
  if (accountMoveId === null || usedAt !== null) return false;
  const move = await findAccountMove(unit.db, { organisationId, accountMoveId });
  return move?.state === 'stopped';
}

function standsInTheWay(link: MoveLink, from: Mover | null, telegramId: number, now: Date) {
  if (link.usedAt) return 'used';
  if (link.expiresAt <= now) return 'expired';
  if (from?.telegramId === telegramId) return 'same_account';
  if (from?.blocked) return 'blocked';
  return from?.paysInStars ? 'pays_in_stars' : null;
}

async function settleBoth(
  unit: UnitOfWork,
  { organisationId, subscriberId: from }: MoveLink,
  { subscriberId: to, now, correlationId }: { subscriberId: SubscriberId; now: Date; correlationId: string },
): Promise<void> {
  const act: Act = { actorKind: 'buyer', actorId: null, correlationId, at: now };
  const target = { action: 'subscriber.move', targetKind: 'subscriber' };
  for (const [of, direction, otherId] of [
    [from, 'to', to],
    [to, 'from', from],
  ] as const)
    await appendAudit(unit.db, organisationId, act, {
      ...target,
      targetId: of,
      detail: { direction, otherId },
    });
  // Two subscribers are locked in the order of their ids, as everywhere.
  for (const subscriberId of [from, to].sort())
    await settleAccesses(unit, {
      organisationId,
      subscriberId,
      now,
      correlationId,
      movedAway: subscriberId === from,
    });
}
