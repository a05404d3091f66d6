import { Composer } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderPlans } from '../render/render-plans.ts';
import { renderPurchase } from '../render/render-purchase.ts';
import { renderStatus } from '../render/render-status.ts';
import { present } from './present.ts';
import { speakingOf } from './speaking-of.ts';

/** /status: all that the person has, with the way in; behind each purchase, what can be done about it. */
export function status(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('status', (ctx) => showStatus(api, ctx));
  composer.callbackQuery('status:list', (ctx) => showStatus(api, ctx));
  composer.callbackQuery(/^status:show:(\w+)$/, async (ctx) => {
    const { purchases } = await api.chat.standing.query(speakingOf(ctx), callFor(ctx));
    const purchase = purchases.find(({ orderId }) => orderId === ctx.match[1]);
    if (!purchase) return showStatus(api, ctx);
    await present(ctx, renderPurchase(ctx.texts, purchase));
  });
  return composer;
}

/** Whoever has nothing yet sees what there is to have. */
export async function showStatus(api: ApiClient, ctx: BotContext): Promise<void> {
  const standing = await api.chat.standing.query(speakingOf(ctx), callFor(ctx));
  const message = renderStatus(ctx.texts, standing);
  if (message.keyboard) return present(ctx, message);
  const plans = await api.chat.plans.query(speakingOf(ctx), callFor(ctx));
  await present(
    ctx,
    plans.length > 0 ? { ...renderPlans(ctx.texts, plans, 0), text: message.text } : message,
  );
}
