import { z } from 'zod';
import { ChannelId, PlanId, PlanPriceId } from '../ids.ts';
import { procedure } from './procedure.ts';

/** A plan as the Mini App shows it: only Stars have a price there; by card it is bought on the creator's page. */
export const MiniAppPlan = z.object({
  id: PlanId,
  name: z.string(),
  channels: z.array(z.string()),
  interval: z.enum(['month', 'year', 'once']),
  stars: z.object({ priceId: PlanPriceId, amount: z.int().positive() }).nullable(),
  /** Its page, for who pays by card: opened in a browser outside of Telegram; null: it is sold in Stars alone. */
  pageUrl: z.url().nullable(),
});
export type MiniAppPlan = z.infer<typeof MiniAppPlan>;

/** What stands between the person and the channel. `entitled`: paid, about to be let in; `inside`: they are. */
export const MiniAppChannel = z.object({
  channel: z.string(),
  seller: z.string(),
  standing: z.enum(['outside', 'entitled', 'inside']),
  plans: z.array(MiniAppPlan),
});
export type MiniAppChannel = z.infer<typeof MiniAppChannel>;

export const miniApp = {
  /** A channel that the person has asked to join, with what lets them in. */
  channel: procedure({
    type: 'query',
    permission: 'mini_app:use',
    input: z.object({ channelId: ChannelId }),
    output: MiniAppChannel,
  }),
  /**
   * The invoice in Stars for the person, as a link for the Mini App to open. It is made at Telegram by the worker: asked
   * again until it is `ready`.
   */
  invoice: procedure({
    type: 'mutation',
    permission: 'mini_app:use',
    input: z.object({ channelId: ChannelId, priceId: PlanPriceId }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('ready'), link: z.url() }),
      z.object({ kind: z.literal('preparing') }),
      z.object({ kind: z.literal('refused'), reason: z.enum(['not_on_sale', 'already_member']) }),
    ]),
  }),
};
