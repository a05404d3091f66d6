import { z } from 'zod';
import { OrganisationId, PlanId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { ChannelView } from './channel.ts';
import { procedure } from './procedure.ts';
import { StripeAccountView } from './stripe-account.ts';

/**
 * How far a creator has come, step by step: what is done is seen from the facts and never ticked off, so it can also come
 * undone.
 */
export const OnboardingView = z.object({
  stripe: z.object({
    /** `requirements_due`: Stripe waits for the creator. `in_review`: for nobody here. */
    state: z.enum(['none', 'requirements_due', 'in_review', 'ready', 'disconnected']),
    account: StripeAccountView.nullable(),
  }),
  telegram: z.object({
    /** Who is asking has shown which Telegram account is theirs. */
    linked: z.boolean(),
    /** Anybody who may connect channels has. */
    anyoneLinked: z.boolean(),
    bot: z.object({ username: z.string() }).nullable(),
  }),
  channel: z.object({
    state: z.enum(['none', 'incomplete', 'ready']),
    channels: z.array(ChannelView),
  }),
  plan: z.object({
    /** `not_on_sale`: there is one, and nobody can be charged for it yet. */
    state: z.enum(['none', 'not_on_sale', 'on_sale']),
    /** The one to be shown: on sale before others, the oldest of these. */
    planId: PlanId.nullable(),
    name: z.string().nullable(),
  }),
  /** They have said who they are before the law. Nothing waits for it; buyers in the EU are owed it. */
  sellerKnown: z.boolean(),
  /** null where there is no sandbox in which nothing costs anything. */
  testPurchase: z
    .object({ done: z.boolean(), checkoutUrl: z.url().nullable(), sandboxUrl: z.url() })
    .nullable(),
  /** What the creator passes on, once something is on sale. */
  shareUrl: z.url().nullable(),
  /** When the founder signed up; of somebody's second organisation: when it was founded. */
  begunAt: Instant,
  firstOnSaleAt: Instant.nullable(),
  secondsToOnSale: z.int().nullable(),
});
export type OnboardingView = z.infer<typeof OnboardingView>;

export const onboarding = {
  /** The way from sign-up to the first sale, as it stands. */
  get: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId: OrganisationId.optional() }),
    output: OnboardingView,
  }),
};
