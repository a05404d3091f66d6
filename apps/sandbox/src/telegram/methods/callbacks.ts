import { badRequest } from '../bot-api-error.ts';
import { type BotMethod, flagParam, textParam } from '../call.ts';

const answerableMs = 150_000;
const longestText = 200;

const answerCallbackQuery: BotMethod = (call) => {
  const { world, bot } = call;
  const callback = world.state.callbacks[textParam(call, 'callback_query_id') ?? ''];
  const tooOld = !callback || callback.answer || world.nowMs() - callback.createdAt > answerableMs;
  if (tooOld || callback.botId !== bot.user.id) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const text = textParam(call, 'text');
  const url = textParam(call, 'url');
  if (text && text.length > longestText) throw badRequest('MESSAGE_TOO_LONG');
  callback.answer = {
    showAlert: flagParam(call, 'show_alert'),
    ...(text ? { text } : {}),
    ...(url ? { url } : {}),
  };
  world.changed();
  return true;
};

export const callbackMethods = { answerCallbackQuery };
