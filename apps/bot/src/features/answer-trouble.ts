import { TRPCClientError } from '@trpc/client';
import type { NextFunction } from 'grammy';
import type { BotContext } from '../bot-context.ts';
import { html } from '../render/html.ts';
import { say } from './say.ts';

/** Whoever asks gets a word also when the api cannot answer. */
export async function answerTrouble(ctx: BotContext, next: NextFunction): Promise<void> {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    if (ctx.callbackQuery)
      await ctx.answerCallbackQuery({ text: ctx.texts.general.trouble, show_alert: true });
    else await say(ctx, { text: html`${ctx.texts.general.trouble}` });
    throw error;
  }
}
