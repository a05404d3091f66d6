import type { LeasedAccess } from '@latchkey/db/access/lease-access';
import type { ChatGateway, ChatPerson } from './chat-gateway.ts';
import { type Finding, findingOf } from './finding.ts';

/**
 * Sees whether an entitled person can get in: asks Telegram how they stand, and approves their open request to join.
 * Nothing is created per person: the channel's link lets in by identity.
 */
export async function openWayIn(
  chat: ChatGateway,
  person: ChatPerson,
  access: LeasedAccess,
): Promise<Finding> {
  const look = await chat.look(person);
  if (!look.ok && look.failure.kind !== 'membership_unknown') return findingOf(look.failure);
  // Telegram does not know the person in this chat: nobody has banned them, so the link will do.
  const membership = look.ok ? look.value : 'left';
  if (membership === 'kicked') return { kind: 'blocked', action: 'banned_by_hand' };
  // Who is inside has been let in: a request of theirs is answered, whoever did not live to say so.
  if (membership !== 'left')
    return { kind: 'open', inside: true, answeredJoin: access.joinRequestId !== null };
  if (access.joinRequestId) return approve(chat, person);
  if (!access.linkLive) return { kind: 'blocked', action: 'link_missing' };
  return { kind: 'open', inside: look.ok ? false : null, answeredJoin: false };
}

async function approve(chat: ChatGateway, person: ChatPerson): Promise<Finding> {
  const answer = await chat.approveJoin(person);
  if (answer.ok) return { kind: 'open', inside: true, answeredJoin: true };
  if (answer.failure.kind !== 'already_so') return findingOf(answer.failure);
  // Answered or withdrawn before: only a look tells whether the person is in.
  const look = await chat.look(person);
  if (!look.ok) return findingOf(look.failure);
  return { kind: 'open', inside: look.value !== 'left' && look.value !== 'kicked', answeredJoin: true };
}
