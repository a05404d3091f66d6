import { z } from 'zod';
import { OrderId, OrganisationId, PaymentId, SubscriptionId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

/**
 * Whether Telegram charges again at the end of the period. `cancelling`, `reopening`: asked, and Telegram has not
 * answered. `off` only by Telegram's word. `reopened`: the person may take it up again in Telegram, and has not yet.
 * `failed`: Telegram could not charge. `ended`: the period is over, or the payment was given back.
 */
export const starsRenewals = ['on', 'cancelling', 'off', 'reopening', 'reopened', 'failed', 'ended'] as const;
export type StarsRenewal = (typeof starsRenewals)[number];

/** Why a payment in Stars is declined at the till. */
export const preCheckoutRefusals = [
  'unknown_order',
  'other_person',
  'price_changed',
  'already_paid',
  'not_on_sale',
  'kept_out',
] as const;
export type PreCheckoutRefusal = (typeof preCheckoutRefusals)[number];

/** A subscription in Stars, as its payer and support see it. */
export const StarsSubscriptionView = z.object({
  id: SubscriptionId,
  orderId: OrderId,
  plan: z.string(),
  stars: z.int().positive(),
  paidThrough: Instant.nullable(),
  renewal: z.enum(starsRenewals),
  /** Telegram's words where it has refused the last request. */
  refusal: z.string().nullable(),
});
export type StarsSubscriptionView = z.infer<typeof StarsSubscriptionView>;

/** A payment in Stars and what became of it. `taken_back`: not by our asking: a chargeback, or a refund from elsewhere. */
export const StarsPaymentView = z.object({
  id: PaymentId,
  orderId: OrderId,
  chargeId: z.string(),
  stars: z.int().positive(),
  paidAt: Instant,
  paidThrough: Instant.nullable(),
  refund: z.enum(['none', 'refunding', 'refunded', 'refused', 'taken_back']),
  refundedAt: Instant.nullable(),
  /** Telegram's words where it has refused to give the Stars back. */
  refusal: z.string().nullable(),
});
export type StarsPaymentView = z.infer<typeof StarsPaymentView>;

const OfSubscription = z.object({ organisationId, subscriptionId: SubscriptionId });

export const stars = {
  /** What one Telegram person has paid in Stars: subscriptions and payments, newest first. */
  ofPerson: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId, telegramUserId: z.int().positive() }),
    output: z.object({
      subscriptions: z.array(StarsSubscriptionView),
      payments: z.array(StarsPaymentView),
    }),
  }),
  /** Has Telegram charge no more; what is paid stays paid. The answer may still be `cancelling`. */
  cancel: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: OfSubscription,
    output: StarsSubscriptionView,
  }),
  /** Lets the person take up again what was cancelled from here: only they can switch it on, in Telegram. */
  reopen: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: OfSubscription,
    output: StarsSubscriptionView,
  }),
  /** Gives a payment back, whole: Telegram knows no other refund. Its subscription is cancelled first. */
  refund: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({
      organisationId,
      paymentId: PaymentId,
      reason: z.string().trim().min(1).max(500),
    }),
    output: StarsPaymentView,
  }),
};
