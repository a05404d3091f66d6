import { Composer } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderStart } from '../render/render-start.ts';
import { personOf } from './person-of.ts';
import { say } from './say.ts';

/** /status: how the person's memberships stand, with the way in and unpaid invoices as buttons. */
export function memberships(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.chatType('private').command('status', async (ctx) => {
    const view = await api.bot.start.mutate(
      { botTelegramId: ctx.me.id, person: personOf(ctx.from), payload: null },
      callFor(ctx),
    );
    for (const message of renderStart(ctx.texts, view)) await say(ctx, message);
  });
  return composer;
}
