import type { Message } from '../bot-api-types.ts';
import { renderUser } from '../render/user.ts';
import type { ChatRecord, MemberRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { postServiceMessage } from '../updates/post-service-message.ts';
import type { MemberChange } from './change-member.ts';
import { countsAsInside } from './is-inside.ts';

/** Groups write into the chat who came and who went; channels do not. */
export function sendMemberServiceMessage(
  world: TelegramWorld,
  chat: ChatRecord,
  change: MemberChange,
  before: MemberRecord,
  to: MemberRecord,
): void {
  if (chat.type === 'channel' || countsAsInside(before) === countsAsInside(to)) return;
  const user = renderUser(world, change.userId);
  const content: Pick<Partial<Message>, 'new_chat_members' | 'left_chat_member'> = countsAsInside(to)
    ? { new_chat_members: [user] }
    : { left_chat_member: user };
  postServiceMessage(world, chat, change.actorId, content);
}
