import { z } from 'zod';
import { OrganisationId, PlanId, PlanPriceId, SubscriptionId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { MoneyWire } from '../money.ts';
import { planIntervals } from '../plan/plan-content.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();
const OfSubscription = z.object({ organisationId, subscriptionId: SubscriptionId });

/** A plan that a subscription could move to. */
export const SwitchOption = z.object({
  planId: PlanId,
  name: z.string(),
  priceId: PlanPriceId,
  amount: MoneyWire,
  interval: z.enum(planIntervals),
});
export type SwitchOption = z.infer<typeof SwitchOption>;

/** What a switch would cost and open. */
export const SwitchPreview = z.object({
  plan: SwitchOption,
  /** What is charged at once; nothing: see `credit`. */
  dueNow: MoneyWire,
  /** What was paid too much and is set against the next charges. */
  credit: MoneyWire,
  lines: z.array(z.object({ description: z.string(), amount: MoneyWire })),
  /** When and what is charged next, before credits and coupons. */
  next: z.object({ at: Instant, amount: MoneyWire }).nullable(),
  /** Channels that it opens, and that it no longer does. */
  gains: z.array(z.string()),
  loses: z.array(z.string()),
  /** Given back with the switch, so that what was shown is what is charged. */
  prorationDate: Instant,
});
export type SwitchPreview = z.infer<typeof SwitchPreview>;

/** What the provider said. What follows from it comes of the subscription as it is read, a moment later. */
const Renewal = z.object({ cancelAt: Instant.nullable() });

/** Subscriptions by card. Those in Stars: `stars.cancel` and `stars.reopen`. */
export const subscription = {
  /** The plans that a subscription by card could move to: on sale, recurring, in its currency and at its account. */
  switchOptions: procedure({
    type: 'query',
    permission: 'access:read',
    input: OfSubscription,
    output: z.object({ current: SwitchOption.nullable(), options: z.array(SwitchOption) }),
  }),
  /** What a switch would bill and open. Asks Stripe, changes nothing. */
  previewSwitch: procedure({
    type: 'query',
    permission: 'access:read',
    input: OfSubscription.extend({ priceId: PlanPriceId }),
    output: SwitchPreview,
  }),
  /**
   * Moves a subscription to another plan and bills the difference at once. Access follows when Stripe's object says so. What
   * cannot be charged changes nothing until it is paid at `payUrl`, within 23 hours.
   */
  switchPlan: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: OfSubscription.extend({
      priceId: PlanPriceId,
      /** Of the preview, an hour old at most. */
      prorationDate: Instant,
    }),
    output: z.object({ outcome: z.enum(['switched', 'payment_needed']), payUrl: z.url().nullable() }),
  }),
  /** Lets a subscription end with the period that is paid. */
  cancelAtPeriodEnd: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: OfSubscription,
    output: Renewal,
  }),
  /** Lets a subscription go on that was to end with its period. */
  resume: procedure({ type: 'mutation', permission: 'support:act', input: OfSubscription, output: Renewal }),
};
