import { TRPCClientError } from '@trpc/client';
import type { NextFunction } from 'grammy';
import type { BotContext } from '../bot-context.ts';
import { html } from '../render/html.ts';
import { say } from './say.ts';

/** Whoever asks gets a word also when the api cannot answer, or when the button is of a time that has passed. */
export async function answerTrouble(ctx: BotContext, next: NextFunction): Promise<void> {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    const { acts, general } = ctx.texts;
    const isPast = isOver(error) && ctx.callbackQuery !== undefined;
    const words = isPast ? acts.past : general.trouble;
    if (ctx.callbackQuery) await ctx.answerCallbackQuery({ text: words, show_alert: true });
    else await say(ctx, { text: html`${words}` });
    if (!isPast) throw error;
  }
}

/** The api knows what is meant, and it is not so any more. */
function isOver({ data }: TRPCClientError<never>): boolean {
  const code = (data as { code?: unknown } | undefined)?.code;
  return code === 'NOT_FOUND' || code === 'CONFLICT';
}
