import { PlanId } from '@latchkey/contracts/ids';
import { Composer } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderPlan } from '../render/render-plan.ts';
import { renderPlans } from '../render/render-plans.ts';
import { present } from './present.ts';
import { speakingOf } from './speaking-of.ts';

/** /plans: what is on sale for the person, leafed through in one message. */
export function plans(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const list = async (ctx: BotContext, page: number) => {
    const lines = await api.chat.plans.query(speakingOf(ctx), callFor(ctx));
    await present(ctx, renderPlans(ctx.texts, lines, page));
  };
  composer.command('plans', (ctx) => list(ctx, 0));
  composer.callbackQuery(/^plans:list:(\d{1,3})$/, (ctx) => list(ctx, Number(ctx.match[1])));
  composer.callbackQuery(/^plans:show:(pln_\w+):(\d{1,3})$/, async (ctx) => {
    const of = { ...speakingOf(ctx), planId: PlanId.parse(ctx.match[1]) };
    const offer = await api.chat.offer.query(of, callFor(ctx));
    if (!offer) {
      await ctx.answerCallbackQuery({ text: ctx.texts.plans.gone, show_alert: true });
      return;
    }
    const message = renderPlan(ctx.texts, offer);
    message.keyboard?.text(ctx.texts.plans.back, `plans:list:${ctx.match[2]}`);
    await present(ctx, message);
  });
  return composer;
}
