import { GrammyError } from 'grammy';
import type { ChatJoinRequest } from 'grammy/types';
import type { BotContext } from '../bot-context.ts';
import { telegramSignal } from '../telegram/telegram-signal.ts';

/** Telegram waits ten seconds for an answer in all; what is left is for a plain no. */
const showWithinMs = 2_000;

/**
 * Shows the Mini App to who asks to join, in answer to their request.
 *
 * @returns `failed` when it could not be shown: then the request wants another answer. `unknown`: nobody knows, so nothing else
 *   is answered; the request itself stays open and is seen to later.
 */
export async function showApp(
  ctx: BotContext,
  request: ChatJoinRequest,
  url: string,
): Promise<'shown' | 'failed' | 'unknown'> {
  if (!request.query_id) return 'failed';
  try {
    const signal = telegramSignal(AbortSignal.timeout(showWithinMs));
    await ctx.api.sendChatJoinRequestWebApp(request.query_id, url, signal);
    return 'shown';
  } catch (error) {
    ctx.log.warn({ err: error }, 'the Mini App could not be shown for a join request');
    // An update that has come again: the query was answered the first time.
    if (error instanceof GrammyError && /query is too old|query ID is invalid/.test(error.description))
      return 'unknown';
    return 'failed';
  }
}
