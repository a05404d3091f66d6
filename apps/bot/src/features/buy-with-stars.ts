import { PlanPriceId } from '@latchkey/contracts/ids';
import type { botProcedures } from '@latchkey/contracts/procedures/bot';
import { Composer, InlineKeyboard } from 'grammy';
import type { z } from 'zod';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { clip } from '../render/clip.ts';
import { buyPrefix } from '../render/render-plan.ts';
import { personOf } from './person-of.ts';
import { say } from './say.ts';

type Invoice = Extract<z.output<typeof botProcedures.starsInvoice.output>, { kind: 'invoice' }>;

/** The button for Stars under an offer: a subscription comes as a link of Telegram's, one payment as an invoice. */
export function buyWithStars(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('callback_query:data', async (ctx, next) => {
    const priceId = priceOf(ctx.callbackQuery.data);
    if (priceId === undefined) return next();
    const answer = await api.bot.starsInvoice.mutate(
      { botTelegramId: ctx.me.id, person: personOf(ctx.from), priceId },
      callFor(ctx),
    );
    if (answer.kind === 'refused') {
      await ctx.answerCallbackQuery({ text: ctx.texts.stars.refused[answer.reason], show_alert: true });
      return;
    }
    await offer(ctx, answer);
    await ctx.answerCallbackQuery();
  });
  return composer;
}

function priceOf(data: string): PlanPriceId | undefined {
  if (!data.startsWith(buyPrefix)) return undefined;
  return PlanPriceId.safeParse(data.slice(buyPrefix.length)).data;
}

async function offer(ctx: BotContext, invoice: Invoice): Promise<void> {
  const { stars } = ctx.texts;
  const title = clip(invoice.title, 32);
  const description = clip(invoice.description, 255);
  const prices = [{ label: invoice.label, amount: invoice.stars }];
  if (invoice.subscriptionPeriodSeconds === null) {
    await ctx.replyWithInvoice(title, description, invoice.payload, 'XTR', prices, { provider_token: '' });
    return;
  }
  const link = await ctx.api.createInvoiceLink(title, description, invoice.payload, '', 'XTR', prices, {
    subscription_period: invoice.subscriptionPeriodSeconds,
  });
  await say(ctx, {
    text: stars.ready(title, invoice.stars),
    keyboard: new InlineKeyboard().url(stars.subscribe(invoice.stars), link),
  });
}
