import { badRequest } from '../bot-api-error.ts';
import { type BotMethod, type Call, flagParam, integerParam, userIdParam } from '../call.ts';
import { requireChat } from '../find-chat.ts';
import { isKnownTo } from '../is-known-to.ts';
import { changeMember } from '../membership/change-member.ts';
import { countsAsInside } from '../membership/is-inside.ts';
import { requireRight } from '../require-right.ts';
import type { ChatRecord } from '../telegram-state.ts';

const shortestBanS = 30;
const longestBanS = 366 * 86_400;

const banChatMember: BotMethod = (call) => {
  const { chat, userId } = target(call);
  const { world, bot } = call;
  if (chat.type === 'group' && !countsAsInside(chat.members[userId]))
    throw badRequest('USER_NOT_PARTICIPANT');
  delete chat.requests[userId];
  changeMember(world, chat, {
    userId,
    actorId: bot.user.id,
    to: { status: 'kicked', until_date: banEnd(integerParam(call, 'until_date') ?? 0, world.nowSeconds()) },
  });
  return true;
};

/** Without `only_if_banned` a member is removed by it, as the Bot API says. */
const unbanChatMember: BotMethod = (call) => {
  if (requireChat(call).type === 'group') {
    throw badRequest('method is available for supergroup and channel chats only');
  }
  const { chat, userId } = target(call);
  const status = chat.members[userId]?.status;
  if (status === undefined || status === 'left') return true;
  if (status !== 'kicked' && flagParam(call, 'only_if_banned')) return true;
  changeMember(call.world, chat, { userId, actorId: call.bot.user.id, to: { status: 'left' } });
  return true;
};

function target(call: Call): { chat: ChatRecord; userId: number } {
  const chat = requireChat(call);
  const userId = userIdParam(call);
  const { world, bot } = call;
  if (userId === bot.user.id) throw badRequest("can't restrict self");
  requireRight(call, chat, 'can_restrict_members', 'not enough rights to restrict/unrestrict chat member');
  if (!world.state.users[userId]) throw badRequest('user not found');
  if (!isKnownTo(world, bot.user.id, userId)) throw badRequest('PARTICIPANT_ID_INVALID');
  const status = chat.members[userId]?.status;
  if (status === 'creator') throw badRequest("can't remove chat owner");
  if (status === 'administrator') throw badRequest('user is an administrator of the chat');
  return { chat, userId };
}

/** Shorter than 30 seconds or longer than 366 days means for ever. */
function banEnd(untilDate: number, nowS: number): number {
  const lengthS = untilDate - nowS;
  return lengthS < shortestBanS || lengthS > longestBanS ? 0 : untilDate;
}

export const memberMethods = { banChatMember, unbanChatMember, kickChatMember: banChatMember };
