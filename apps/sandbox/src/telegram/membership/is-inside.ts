import type { ChatRecord, MemberRecord } from '../telegram-state.ts';

/** Whether this person or bot is in the chat now. */
export function isInside(chat: ChatRecord, userId: number): boolean {
  return countsAsInside(chat.members[userId]);
}

export function countsAsInside(member: MemberRecord | undefined): boolean {
  if (!member) return false;
  return member.status === 'restricted' ? member.is_member : !['left', 'kicked'].includes(member.status);
}
