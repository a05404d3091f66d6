import { badRequest } from '../bot-api-error.ts';
import { type BotMethod, flagParam, userIdParam } from '../call.ts';
import { lookUpChat, requireChat } from '../find-chat.ts';
import { isKnownTo } from '../is-known-to.ts';
import { changeMember } from '../membership/change-member.ts';
import { countsAsInside } from '../membership/is-inside.ts';
import { renderChat, renderPrivateChat } from '../render/chat.ts';
import { renderMember } from '../render/member.ts';
import type { ChatRecord } from '../telegram-state.ts';

const fullInfo = {
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
};

const getChat: BotMethod = (call) => {
  const chat = lookUpChat(call);
  if (chat) {
    const primary = Object.values(chat.links).find(
      (link) => link.isPrimary && !link.isRevoked && link.creatorId === call.bot.user.id,
    );
    return { ...renderChat(chat), ...fullInfo, ...(primary ? { invite_link: primary.url } : {}) };
  }
  const userId = Number(call.params.chat_id);
  if (!call.world.state.dialogs[`${call.bot.user.id}:${userId}`]) throw badRequest('chat not found');
  return { ...renderPrivateChat(call.world, userId), ...fullInfo };
};

/** Others can be looked up only by an administrator; see domain-facts 6 for what stands behind each refusal. */
const getChatMember: BotMethod = (call) => {
  const chat = requireChat(call);
  const userId = userIdParam(call);
  const { world, bot } = call;
  if (userId === bot.user.id) return renderMember(world, userId, chat.members[userId] ?? { status: 'left' });
  if (chat.type === 'channel' && chat.members[bot.user.id]?.status !== 'administrator') {
    throw badRequest('CHAT_ADMIN_REQUIRED');
  }
  const member = chat.members[userId];
  if (member) return renderMember(world, userId, member);
  if (!world.state.users[userId]) throw badRequest('user not found');
  if (!isKnownTo(world, bot.user.id, userId)) throw badRequest('PARTICIPANT_ID_INVALID');
  return renderMember(world, userId, { status: 'left' });
};

const getChatMemberCount: BotMethod = (call) => insideIds(requireChat(call)).length;

const getChatAdministrators: BotMethod = (call) => {
  const chat = requireChat(call);
  const isBot = (id: number) => Object.values(call.world.state.bots).some((bot) => bot.user.id === id);
  return insideIds(chat)
    .filter((id) => ['creator', 'administrator'].includes(chat.members[id]?.status ?? ''))
    .filter((id) => !isBot(id) || id === call.bot.user.id || flagParam(call, 'return_bots'))
    .map((id) => renderMember(call.world, id, chat.members[id] ?? { status: 'left' }));
};

const leaveChat: BotMethod = (call) => {
  const chat = requireChat(call);
  const { id } = call.bot.user;
  changeMember(call.world, chat, { userId: id, actorId: id, to: { status: 'left' } });
  return true;
};

function insideIds(chat: ChatRecord): number[] {
  const ids = Object.keys(chat.members).map(Number);
  return ids.filter((id) => countsAsInside(chat.members[id]));
}

export const chatMethods = { getChat, getChatMember, getChatMemberCount, getChatAdministrators, leaveChat };
