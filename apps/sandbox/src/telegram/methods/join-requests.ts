import { badRequest } from '../bot-api-error.ts';
import { type BotMethod, type Call, userIdParam } from '../call.ts';
import { requireChat } from '../find-chat.ts';
import { settleJoinRequest } from '../membership/settle-join-request.ts';
import { requireRight } from '../require-right.ts';

const approveChatJoinRequest: BotMethod = (call) => settle(call, true);
const declineChatJoinRequest: BotMethod = (call) => settle(call, false);

function settle(call: Call, approved: boolean): true {
  const chat = requireChat(call);
  const userId = userIdParam(call);
  requireRight(call, chat, 'can_invite_users', 'not enough rights to manage chat join requests');
  const refusal = settleJoinRequest(call.world, chat, { userId, actorId: call.bot.user.id, approved });
  if (refusal !== undefined) throw badRequest(refusal);
  return true;
}

export const joinRequestMethods = { approveChatJoinRequest, declineChatJoinRequest };
