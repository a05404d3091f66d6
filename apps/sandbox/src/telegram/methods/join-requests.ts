import { badRequest } from '../bot-api-error.ts';
import { type BotMethod, type Call, textParam, userIdParam } from '../call.ts';
import { requireChat } from '../find-chat.ts';
import { settleJoinRequest } from '../membership/settle-join-request.ts';
import { requireRight } from '../require-right.ts';
import type { ChatRecord, JoinRequestRecord } from '../telegram-state.ts';

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

/** How long Telegram waits for an answer to a join request query. */
const answerWithinMs = 10_000;

const answerChatJoinRequestQuery: BotMethod = (call) => {
  const result = textParam(call, 'result');
  if (result !== 'approve' && result !== 'decline' && result !== 'queue') throw badRequest('RESULT_INVALID');
  const { chat, request } = takeQuery(call);
  if (result === 'queue') return true;
  const { userId } = request;
  const approved = result === 'approve';
  const refusal = settleJoinRequest(call.world, chat, { userId, actorId: call.bot.user.id, approved });
  if (refusal !== undefined) throw badRequest(refusal);
  return true;
};

const sendChatJoinRequestWebApp: BotMethod = (call) => {
  const url = textParam(call, 'web_app_url') ?? '';
  // The real server wants https; what runs on this machine has none.
  if (!/^https?:\/\//.test(url)) throw badRequest('BUTTON_URL_INVALID');
  const { request } = takeQuery(call);
  request.miniApp = { botId: call.bot.user.id, url };
  call.world.changed();
  return true;
};

/** An open query of this bot, which is then answered. */
function takeQuery(call: Call): { chat: ChatRecord; request: JoinRequestRecord } {
  const id = textParam(call, 'chat_join_request_query_id');
  for (const chat of Object.values(call.world.state.chats)) {
    const request = Object.values(chat.requests).find((each) => each.query?.id === id);
    if (!request?.query || request.query.botId !== call.bot.user.id) continue;
    if (call.world.nowMs() - request.query.askedAt > answerWithinMs) break;
    delete request.query;
    return { chat, request };
  }
  throw badRequest('query is too old and response timeout expired or query ID is invalid');
}

export const joinRequestMethods = {
  approveChatJoinRequest,
  declineChatJoinRequest,
  answerChatJoinRequestQuery,
  sendChatJoinRequestWebApp,
};
