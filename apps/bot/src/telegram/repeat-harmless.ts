import { HttpError, type Transformer } from 'grammy';

/** Doing these twice is the same as doing them once; a message sent twice would be seen twice. */
const harmless: ReadonlySet<string> = new Set([
  'answerPreCheckoutQuery',
  'answerCallbackQuery',
  'answerChatJoinRequestQuery',
  'approveChatJoinRequest',
  'declineChatJoinRequest',
  'createInvoiceLink',
]);
const quicklyMs = 2_000;

/** A connection kept alive may be closed by Telegram just as it is used: such a call is made once more. */
export const repeatHarmless: Transformer = async (call, method, payload, signal) => {
  const begunAt = performance.now();
  try {
    return await call(method, payload, signal);
  } catch (error) {
    const lostQuickly = error instanceof HttpError && performance.now() - begunAt < quicklyMs;
    if (!lostQuickly || !harmless.has(method)) throw error;
    return call(method, payload, signal);
  }
};
