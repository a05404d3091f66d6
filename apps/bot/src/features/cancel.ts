import { SubscriptionId } from '@latchkey/contracts/ids';
import { Composer } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderCancelQuestion } from '../render/render-cancel-question.ts';
import { renderChoice } from '../render/render-choice.ts';
import { renderPurchase } from '../render/render-purchase.ts';
import { present } from './present.ts';
import { speakingOf } from './speaking-of.ts';

/** /cancel: lets a membership end with what is paid, in two steps; the way back stands beneath. */
export function cancel(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('cancel', async (ctx) => {
    const { acts } = ctx.texts;
    const { purchases } = await api.chat.standing.query(speakingOf(ctx), callFor(ctx));
    const [first, ...others] = purchases.filter(({ subscription }) => subscription?.mayCancel);
    if (!first) return present(ctx, { text: acts.nothingToCancel });
    if (others.length === 0) return present(ctx, renderCancelQuestion(ctx.texts, first));
    const choices = [first, ...others].map((each) => ({
      ...each,
      data: `cancel:ask:${each.subscription?.id}`,
    }));
    await present(ctx, renderChoice(acts.whichCancel, choices));
  });
  composer.callbackQuery(/^cancel:ask:(sub_\w+)$/, async (ctx) => {
    const { purchases } = await api.chat.standing.query(speakingOf(ctx), callFor(ctx));
    const purchase = purchases.find(({ subscription }) => subscription?.id === ctx.match[1]);
    if (!purchase) return ctx.answerCallbackQuery({ text: ctx.texts.acts.past, show_alert: true });
    const mayCancel = purchase.subscription?.mayCancel === true;
    await present(
      ctx,
      mayCancel ? renderCancelQuestion(ctx.texts, purchase) : renderPurchase(ctx.texts, purchase),
    );
  });
  composer.callbackQuery(/^cancel:(yes|undo):(sub_\w+)$/, async (ctx) => {
    const of = { ...speakingOf(ctx), subscriptionId: SubscriptionId.parse(ctx.match[2]) };
    const act = ctx.match[1] === 'yes' ? api.chat.cancel : api.chat.resume;
    const purchase = await act.mutate(of, callFor(ctx));
    await present(ctx, renderPurchase(ctx.texts, purchase));
  });
  return composer;
}
