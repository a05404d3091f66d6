import type { ChatMemberUpdated } from '../bot-api-types.ts';
import { renderChat } from '../render/chat.ts';
import { renderInviteLink } from '../render/invite-link.ts';
import { renderMember } from '../render/member.ts';
import { renderUser } from '../render/user.ts';
import type { ChatRecord, LinkRecord, MemberRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { sendUpdate } from '../updates/send-update.ts';
import { describeChange } from './describe-change.ts';
import { sendMemberServiceMessage } from './send-member-service-message.ts';

export interface MemberChange {
  userId: number;
  /** Who did it: the person, an administrator, or a bot. */
  actorId: number;
  to: MemberRecord;
  link?: LinkRecord;
  viaJoinRequest?: boolean;
}

/**
 * Changes one membership and tells the bots: `my_chat_member` to the bot it is about, `chat_member` to every bot
 * that is an administrator of the chat, the one that acted included. Without a difference nothing happens.
 */
export function changeMember(world: TelegramWorld, chat: ChatRecord, change: MemberChange): void {
  const before: MemberRecord = chat.members[change.userId] ?? { status: 'left' };
  const to: MemberRecord = change.link ? { ...change.to, joinedVia: change.link.url } : change.to;
  if (JSON.stringify(before) === JSON.stringify(to)) return;
  chat.members[change.userId] = to;
  chat.history.push({
    at: world.nowMs(),
    userId: change.userId,
    text: describeChange(world, before, to, change),
  });
  for (const bot of Object.values(world.state.bots)) {
    const isAboutBot = bot.user.id === change.userId;
    if (!isAboutBot && chat.members[bot.user.id]?.status !== 'administrator') continue;
    const update = renderChange(world, chat, change, before, to, bot.user.id);
    sendUpdate(world, bot, isAboutBot ? { my_chat_member: update } : { chat_member: update });
  }
  sendMemberServiceMessage(world, chat, change, before, to);
  world.changed();
}

function renderChange(
  world: TelegramWorld,
  chat: ChatRecord,
  change: MemberChange,
  before: MemberRecord,
  to: MemberRecord,
  viewerId: number,
): ChatMemberUpdated {
  return {
    chat: renderChat(chat),
    from: renderUser(world, change.actorId),
    date: world.nowSeconds(),
    old_chat_member: renderMember(world, change.userId, before),
    new_chat_member: renderMember(world, change.userId, to),
    ...(change.link ? { invite_link: renderInviteLink(world, chat, change.link, viewerId) } : {}),
    ...(change.viaJoinRequest ? { via_join_request: true } : {}),
  };
}
