import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import { type MovableAccess, type Transition, transition } from '@latchkey/contracts/access/transition';
import type { AlertKind } from '@latchkey/contracts/alerts/kinds';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { LeasedAccess } from '@latchkey/db/access/lease-access';
import { type ReleaseNotes, releaseAccess } from '@latchkey/db/access/release-access';
import { StaleAccess, writeMove } from '@latchkey/db/access/write-moves';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { noteNewMember } from '@latchkey/db/alert/note-new-member';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { closeJoinRequest } from '@latchkey/db/membership/close-join-request';
import { noteChannelAction } from '@latchkey/db/membership/note-channel-action';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import { named, sharedUnitOfWork, type UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import type { Finding } from './finding.ts';
import { lookAgainAt } from './look-again.ts';
import { doubtMs } from './take-out.ts';

/**
 * Writes what Telegram has confirmed, in one transaction: the move with ledger and audit, the notice, the lease given back.
 * `turn` is when time alone changes what is desired.
 *
 * @returns `moved` when the access moved while Telegram was asked: what was found then belongs to the past
 */
export async function confirmFinding(
  deps: AccessDeps,
  access: LeasedAccess,
  finding: Finding,
  { correlationId, turn, attempt }: { correlationId: string; turn: Date | null; attempt: number },
): Promise<JobOutcome | 'moved'> {
  const at = deps.clock.now();
  try {
    const { released } = await sharedUnitOfWork(named(deps, 'finding'), async (unit) => {
      const move = moveOf(access, finding, at);
      // The request to join is locked before the access, as by those who report an answer to it.
      if (access.joinRequestId && answersJoin(finding)) {
        unit.sent(
          closeJoinRequest(
            unit.db,
            access.organisationId,
            access.joinRequestId,
            finding.kind === 'open' ? (finding.inside ? 'approved' : 'gone') : 'declined',
            at,
          ),
        );
      }
      if (move) commitMove(unit, access, move, finding, { at, correlationId });
      if (finding.kind === 'blocked')
        await tellOfObstacle(unit, access, finding.action, { correlationId, at });
      const notes = notesOf(access, finding, { at, turn, attempt });
      const released = releaseAccess(unit.db, access, access.version + (move ? 1 : 0), notes);
      unit.sent(released);
      return { released };
    });
    return (await released) ? outcomeOf(finding) : 'moved';
  } catch (error) {
    if (!(error instanceof StaleAccess)) throw error;
    await releaseAccess(deps.database.db, access, access.version);
    return 'moved';
  }
}

function moveOf(access: LeasedAccess, finding: Finding, at: Date): Transition | null {
  if (finding.kind === 'open' && is(access, 'PENDING')) {
    return transition(access, 'grant', {
      grantedAt: at,
      joinedAt: finding.inside ? (access.joinedAt ?? at) : null,
    });
  }
  if (finding.kind === 'out' && is(access, 'REVOKE_PENDING')) {
    return transition(access, 'confirmRemoval', { revokedAt: at, evidence: finding.evidence });
  }
  return null;
}

function is<S extends LeasedAccess['state']>(
  access: LeasedAccess,
  state: S,
): access is LeasedAccess & MovableAccess<S> {
  return access.state === state;
}

function commitMove(
  unit: UnitOfWork,
  access: LeasedAccess,
  move: Transition,
  finding: Finding,
  occasion: { at: Date; correlationId: string },
): void {
  const { organisationId, subscriberId } = access;
  unit.sent(writeMove(unit.db, move, {}, { organisationId, ...occasion }));
  if (access.telegramId === null) return;
  // Of a first access that nothing held up nothing can have been told yet.
  if (access.version > 1 || access.heldUp)
    unit.sent(
      closeAlert(unit.db, { organisationId, kind: alertsOfAccess, subject: access.id, at: occasion.at }),
    );
  const back = finding.kind === 'open' && finding.inside && access.version > 1;
  const kind = move.event === 'confirmRemoval' ? 'removed' : back ? 'recovered' : 'way_in';
  promiseNotice(unit, {
    organisationId,
    subscriberId,
    accessId: access.id,
    kind,
    occasion: `${kind}:${access.id}:${move.version + 1}`,
    ...occasion,
  });
  const isNew = move.event === 'grant' && access.version === 1;
  if (isNew && access.tellsNewMembers) unit.sent(noteNewMember(unit.db, { organisationId, ...occasion }));
}

const alertsOfAccess = [
  'removal_refused',
  'seen_inside_again',
  'entry_refused',
] as const satisfies AlertKind[];

const refusals: ReadonlySet<ActionRequired> = new Set(['person_is_admin', 'membership_unknown']);

/** What keeps out somebody who is entitled: the person is told, and of a ban by hand the creator, who alone can lift it. */
const keepsOut: ReadonlySet<ActionRequired> = new Set(['banned_by_hand', 'too_many_channels']);

/**
 * What is wrong with the channel is told of the channel, however many it holds up; a removal refused for itself, of itself,
 * and to somebody who cannot enter, why.
 */
async function tellOfObstacle(
  unit: UnitOfWork,
  access: LeasedAccess,
  action: ActionRequired,
  occasion: { at: Date; correlationId: string },
): Promise<void> {
  if (await noteChannelAction(unit, access, action, occasion)) return;
  const { organisationId, id: subject, channelId, state } = access;
  const alert = { organisationId, subject, detail: { action, channelId }, ...occasion };
  if (state === 'REVOKE_PENDING' && refusals.has(action))
    await raiseAlert(unit, { ...alert, kind: 'removal_refused' });
  // Who was let in before and is banned now was put out by whoever runs the chat: that is no news to them.
  const isBan = action === 'banned_by_hand';
  if (!keepsOut.has(action) || state === 'REVOKE_PENDING' || (isBan && state !== 'PENDING')) return;
  if (isBan) await raiseAlert(unit, { ...alert, kind: 'entry_refused' });
  promiseNotice(unit, {
    organisationId,
    subscriberId: access.subscriberId,
    accessId: access.id,
    kind: 'entry_held',
    // Once while it waits; a request to join that Telegram refuses is an occasion of its own.
    occasion: `entry_held:${action}:${access.id}:${access.joinRequestId ?? access.version}`,
    ...occasion,
  });
}

function answersJoin(finding: Finding): boolean {
  return finding.kind === 'out' || (finding.kind === 'open' && finding.answeredJoin);
}

/** Beside the move: what was learnt, and when to look again by ourselves (`turn`: when time changes the desire). */
function notesOf(
  access: LeasedAccess,
  finding: Finding,
  { at, turn, attempt }: { at: Date; turn: Date | null; attempt: number },
): ReleaseNotes {
  const seen = seenOf(access, finding, at);
  switch (finding.kind) {
    case 'open':
      return { actionRequired: null, dueAt: turn, ...seen };
    case 'nothing':
      return { dueAt: turn };
    case 'blocked':
      return {
        actionRequired: finding.action,
        dueAt: lookAgainAt(outcomeOf(finding), { at, attempt }),
        ...seen,
      };
    case 'doubtful':
      return { doubtfulSince: access.doubtfulSince ?? at, dueAt: new Date(at.getTime() + doubtMs) };
    case 'wait':
    case 'retry':
    case 'stop':
      return { dueAt: lookAgainAt(outcomeOf(finding), { at, attempt }), ...seen };
    case 'out':
      return seen;
  }
}

/** Whether the person is, or was, inside, as far as this visit tells. */
function seenOf(access: LeasedAccess, finding: Finding, at: Date): ReleaseNotes {
  if (finding.kind === 'out') return finding.sawInside ? { everInsideAt: at } : {};
  const inside = finding.kind === 'open' ? finding.inside : (finding.sawInside ?? null);
  if (inside) return { joinedAt: access.joinedAt ?? at, everInsideAt: at };
  return inside === false && access.joinedAt ? { joinedAt: null } : {};
}

function outcomeOf(finding: Finding): JobOutcome {
  switch (finding.kind) {
    case 'open':
    case 'out':
    case 'nothing':
    case 'doubtful':
      return { kind: 'done' };
    case 'blocked':
      return { kind: 'action_required', action: finding.action };
    case 'wait':
      return { kind: 'wait', delayMs: finding.delayMs, reason: finding.reason };
    default:
      return { kind: finding.kind, reason: finding.reason };
  }
}
