import { GrammyError } from 'grammy';
import type { ChatJoinRequest } from 'grammy/types';
import type { BotContext } from '../bot-context.ts';

export type JoinOutcome = 'approved' | 'declined' | 'already_handled' | 'failed';

/** Tells Telegram the answer to a request to join. A failure is an outcome: the worker takes over from there. */
export async function answerAtTelegram(
  ctx: BotContext,
  request: ChatJoinRequest,
  answer: 'approve' | 'decline',
): Promise<JoinOutcome> {
  try {
    await send(ctx, request, answer);
    return answer === 'approve' ? 'approved' : 'declined';
  } catch (error) {
    if (isAlreadyHandled(error)) return 'already_handled';
    ctx.log.warn({ err: error, answer }, 'a join request could not be answered at Telegram');
    return 'failed';
  }
}

/** Bots that Telegram has put in charge of join requests get an id to answer to, the others name chat and person. */
function send(ctx: BotContext, { chat, from, query_id }: ChatJoinRequest, answer: 'approve' | 'decline') {
  if (query_id) return ctx.api.answerChatJoinRequestQuery(query_id, answer);
  return answer === 'approve'
    ? ctx.api.approveChatJoinRequest(chat.id, from.id)
    : ctx.api.declineChatJoinRequest(chat.id, from.id);
}

function isAlreadyHandled(error: unknown): boolean {
  return (
    error instanceof GrammyError && /HIDE_REQUESTER_MISSING|USER_ALREADY_PARTICIPANT/.test(error.description)
  );
}
