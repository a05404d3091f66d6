import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { MoveRefusal } from '@latchkey/contracts/move/account-move';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { promiseMail } from '@latchkey/db/buyer-mail/promise-mail';
import { lockSubscriber } from '@latchkey/db/membership/lock-subscriber';
import type { Mover } from '@latchkey/db/move/find-mover';
import { openAccountMove } from '@latchkey/db/move/open-account-move';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { movability } from './movability.ts';

const hourMs = 3_600_000;
/** So long a move can be finished once its waiting time is over. */
const openMs = 7 * 24 * hourMs;

export interface AskingMove {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
  /** The address that whoever asks was shown to read. */
  email: string;
  /** In which the address is written to. */
  locale: Locale;
}

export type AskMoveOutcome =
  | { kind: 'asked'; accountMoveId: AccountMoveId; readyAt: Date }
  | { kind: 'refused'; reason: MoveRefusal | 'unknown' };

/**
 * Begins a member's own move to another Telegram account. It waits for as long as the organisation wants; the account that is
 * to lose its place and the address are told at once, each once, and either can stop it.
 */
export async function askMove(deps: AccessDeps, asking: AskingMove, act: Act): Promise<AskMoveOutcome> {
  return unitOfWork(named(deps, 'move'), async (unit): Promise<AskMoveOutcome> => {
    await lockSubscriber(unit.db, asking);
    const able = await movability(unit.db, { ...asking, now: act.at });
    if (able === null) return { kind: 'refused', reason: 'unknown' };
    if (able.refusal) return { kind: 'refused', reason: able.refusal };
    const readyAt = new Date(act.at.getTime() + able.place.waitHours * hourMs);
    const { organisationId, subscriberId, locale } = asking;
    const accountMoveId = await openAccountMove(unit.db, {
      organisationId,
      subscriberId,
      locale,
      askedAt: act.at,
      readyAt,
      expiresAt: new Date(readyAt.getTime() + openMs),
      correlationId: act.correlationId,
    });
    if (!accountMoveId) return { kind: 'refused', reason: 'already_moving' };
    await tell(unit, asking, { accountMoveId, readyAt, mover: able.mover }, act);
    return { kind: 'asked', accountMoveId, readyAt };
  });
}

async function tell(
  unit: UnitOfWork,
  { organisationId, subscriberId, email, locale }: AskingMove,
  { accountMoveId, readyAt, mover }: { accountMoveId: AccountMoveId; readyAt: Date; mover: Mover },
  act: Act,
): Promise<void> {
  const { at, correlationId } = act;
  await appendAudit(unit.db, organisationId, act, {
    action: 'subscriber.askMove',
    targetKind: 'subscriber',
    targetId: subscriberId,
    detail: { accountMoveId, readyAt },
  });
  const occasion = `move_asked:${accountMoveId}`;
  const mail = { organisationId, email, locale, about: accountMoveId, occasion, correlationId, at };
  await promiseMail(unit, { ...mail, kind: 'move_asked' });
  const { accessId } = mover;
  if (!accessId) return;
  const notice = { organisationId, subscriberId, accessId, occasion, correlationId, at };
  promiseNotice(unit, { ...notice, kind: 'move_asked' });
}
