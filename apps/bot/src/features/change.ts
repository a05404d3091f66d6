import { PlanPriceId, SubscriptionId } from '@latchkey/contracts/ids';
import { Composer } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderChanged, renderChangeOptions, renderChangePreview } from '../render/render-change.ts';
import { renderChoice } from '../render/render-choice.ts';
import { isChangeable } from '../render/render-purchase.ts';
import { present } from './present.ts';
import { speakingOf } from './speaking-of.ts';
import { showStatus } from './status.ts';

/** /change: another plan of the creator, with what it costs before anything happens. */
export function change(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('change', async (ctx) => {
    const { acts } = ctx.texts;
    const { purchases } = await api.chat.standing.query(speakingOf(ctx), callFor(ctx));
    const changeable = purchases.filter(isChangeable);
    const [first, ...others] = changeable;
    if (!first?.subscription) return present(ctx, { text: acts.nothingToChange });
    if (others.length === 0) return showOptions(api, ctx, first.subscription.id);
    const choices = changeable.map((each) => ({ ...each, data: `change:of:${each.subscription?.id}` }));
    await present(ctx, renderChoice(acts.whichChange, choices));
  });
  composer.callbackQuery(/^change:of:(sub_\w+)$/, (ctx) =>
    showOptions(api, ctx, SubscriptionId.parse(ctx.match[1])),
  );
  // Both ids without their prefixes: 64 bytes are not enough for them otherwise.
  composer.callbackQuery(/^change:to:(\w{26}):(\w{26})$/, async (ctx) => {
    const subscriptionId = SubscriptionId.parse(`sub_${ctx.match[1]}`);
    const priceId = PlanPriceId.parse(`prc_${ctx.match[2]}`);
    const of = { ...speakingOf(ctx), subscriptionId, priceId, updateId: ctx.update.update_id };
    const answer = await api.chat.previewChange.mutate(of, callFor(ctx));
    await present(ctx, renderChangePreview(ctx.texts, answer, subscriptionId));
  });
  composer.callbackQuery(/^change:yes:(\d+)$/, async (ctx) => {
    const of = { ...speakingOf(ctx), version: Number(ctx.match[1]) };
    const changed = await api.chat.change.mutate(of, callFor(ctx));
    if (changed.kind === 'stale') return showStatus(api, ctx);
    await present(ctx, renderChanged(ctx.texts, changed));
  });
  return composer;
}

async function showOptions(api: ApiClient, ctx: BotContext, subscriptionId: SubscriptionId): Promise<void> {
  const of = { ...speakingOf(ctx), subscriptionId };
  const options = await api.chat.changeOptions.query(of, callFor(ctx));
  await present(ctx, renderChangeOptions(ctx.texts, options));
}
