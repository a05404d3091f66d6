import { Composer } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderStart } from '../render/render-start.ts';
import { offerStats } from '../telegram/offer-stats.ts';
import { personOf } from './person-of.ts';
import { say } from './say.ts';
import { showStatus } from './status.ts';

/** /start, with or without what a deep link carries: a claim, a plan, a creator's link. */
export function start(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.chatType('private').command('start', async (ctx) => {
    const view = await api.bot.start.mutate(
      { botTelegramId: ctx.me.id, person: personOf(ctx.from), payload: payloadOf(ctx.match) },
      callFor(ctx),
    );
    if (view.kind === 'memberships') return showStatus(api, ctx);
    for (const message of renderStart(ctx.texts, view)) await say(ctx, message);
    if (view.kind === 'creator_linked') await listStats(ctx);
  });
  return composer;
}

/** They are linked all the same if it fails, and /stats answers whoever types it. */
async function listStats(ctx: BotContext & { chat: { id: number } }): Promise<void> {
  await offerStats(ctx.api, ctx.chat.id).catch((error: unknown) =>
    ctx.log.warn({ err: error }, 'the commands of a creator could not be set'),
  );
}

/** Telegram makes no other payloads than these; what somebody has typed by hand is a plain /start. */
function payloadOf(text: string): string | null {
  return /^[\w-]{1,64}$/.test(text) ? text : null;
}
