import { Composer } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderChoice } from '../render/render-choice.ts';
import { renderPurchase } from '../render/render-purchase.ts';
import { present } from './present.ts';
import { speakingOf } from './speaking-of.ts';

/** /renew: pays what is open, takes back that it ends, or offers the plan again after its end. */
export function renew(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('renew', async (ctx) => {
    const { acts } = ctx.texts;
    const { purchases } = await api.chat.standing.query(speakingOf(ctx), callFor(ctx));
    const renewable = purchases.filter(
      ({ subscription }) =>
        subscription !== null &&
        (subscription.payUrl !== null || subscription.status === 'ending' || subscription.status === 'ended'),
    );
    const [first, ...others] = renewable;
    if (!first) return present(ctx, { text: acts.nothingToRenew });
    if (others.length === 0) return present(ctx, renderPurchase(ctx.texts, first));
    const choices = renewable.map((each) => ({ ...each, data: `status:show:${each.orderId}` }));
    await present(ctx, renderChoice(acts.whichRenew, choices));
  });
  return composer;
}
