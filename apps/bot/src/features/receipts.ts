import { Composer } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderReceipts } from '../render/render-receipts.ts';
import { say } from './say.ts';
import { speakingOf } from './speaking-of.ts';

/** /receipts: what was paid, with the way to each invoice. */
export function receipts(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('receipts', async (ctx) => {
    const paid = await api.chat.receipts.query(speakingOf(ctx), callFor(ctx));
    await say(ctx, renderReceipts(ctx.texts, paid));
  });
  return composer;
}
