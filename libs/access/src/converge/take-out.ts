import type { TelegramFailureKind } from '@latchkey/contracts/telegram-failure';
import type { LeasedAccess } from '@latchkey/db/access/lease-access';
import type { RemovalGuard } from '../brake/guard-removal.ts';
import type { ChatGateway, ChatPerson, Membership } from './chat-gateway.ts';
import { type Finding, findingOf } from './finding.ts';

/** Two doubtful looks must lie this far apart before they count. */
export const doubtMs = 600_000;

/**
 * Takes a person out and makes sure of it: looks first (who is out needs no call, and an admin's own ban is kept), removes,
 * and looks again; not where the guard says no, or not yet. Only Telegram's word that the person left or was kicked counts as out.
 */
export async function takeOut(
  chat: ChatGateway,
  person: ChatPerson,
  access: LeasedAccess,
  { now, guard }: { now: Date; guard: RemovalGuard },
): Promise<Finding> {
  const waits = await guard.before();
  if (waits) return waits;
  if (access.joinRequestId) {
    const declined = await chat.declineJoin(person);
    if (!declined.ok && declined.failure.kind !== 'already_so') return findingOf(declined.failure);
  }
  const before = await lookOut(chat, person, access, now);
  if (before !== 'inside') return before;
  const not = await guard.mayRemove();
  if (not) return { ...not, sawInside: true };
  const seen = { ...access, everInsideAt: now };
  return { ...(await remove(chat, person, seen, { now, guard })), sawInside: true };
}

async function remove(
  chat: ChatGateway,
  person: ChatPerson,
  access: LeasedAccess,
  { now, guard }: { now: Date; guard: RemovalGuard },
): Promise<Finding> {
  const removed = await chat.remove(person);
  if (!removed.ok && !lookTells.has(removed.failure.kind)) {
    const refusal = findingOf(removed.failure);
    if (refusal.kind === 'blocked' || refusal.kind === 'wait') await guard.refused();
    return refusal;
  }
  const after = await lookOut(chat, person, access, now);
  return after === 'inside' ? { kind: 'retry', reason: 'still inside after the removal' } : after;
}

const lookTells: ReadonlySet<TelegramFailureKind> = new Set(['already_so', 'membership_unknown']);

async function lookOut(
  chat: ChatGateway,
  person: ChatPerson,
  access: LeasedAccess,
  now: Date,
): Promise<Finding | 'inside'> {
  const look = await chat.look(person);
  if (look.ok) return verdicts[look.value];
  if (look.failure.kind !== 'membership_unknown') return findingOf(look.failure);
  // Somebody who was once inside is never "already gone" by an answer like this.
  if (access.joinedAt || access.everInsideAt) return { kind: 'blocked', action: 'membership_unknown' };
  const second = access.doubtfulSince && now.getTime() - access.doubtfulSince.getTime() >= doubtMs;
  return second ? { kind: 'out', evidence: 'never_entered' } : { kind: 'doubtful' };
}

const verdicts: Record<Membership, Finding | 'inside'> = {
  left: { kind: 'out', evidence: 'left' },
  kicked: { kind: 'out', evidence: 'kicked' },
  inside: 'inside',
  admin: { kind: 'blocked', action: 'person_is_admin' },
  owner: { kind: 'blocked', action: 'person_is_admin' },
};
