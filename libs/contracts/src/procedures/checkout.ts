import { z } from 'zod';
import { Code, CouponLasts } from '../coupon/coupon-terms.ts';
import { OrderId, PlanId, PlanPriceId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { LocaleSchema } from '../locale-schema.ts';
import { MoneyWire } from '../money.ts';
import { codeRefusals } from './access-code.ts';
import { procedure } from './procedure.ts';

export const PlanPriceView = z.object({
  id: PlanPriceId,
  provider: z.enum(['stripe', 'stars']),
  amount: MoneyWire,
});
export type PlanPriceView = z.infer<typeof PlanPriceView>;

/** What a buyer sees of a plan before paying. */
export const PublicPlan = z.object({
  id: PlanId,
  name: z.string(),
  seller: z.string(),
  interval: z.enum(['month', 'year', 'once']),
  trialDays: z.int().nonnegative(),
  /** The trial asks for no card, and ends by itself where none was given. */
  trialWithoutCard: z.boolean(),
  description: z.string(),
  /** What is inside, a line each. */
  highlights: z.array(z.string()),
  prices: z.array(PlanPriceView),
  channels: z.array(z.string()),
  onSale: z.boolean(),
});
export type PublicPlan = z.infer<typeof PublicPlan>;

/** What a code does on a plan's page. */
export const UsedCode = z.discriminatedUnion('kind', [
  /** An access code: the plan is open, by an order of no amount, which is claimed as a bought one is. */
  z.object({ kind: z.literal('opened'), orderId: OrderId }),
  /** A coupon: to be given to `checkout.create` as `code`, with one of these prices. */
  z.object({
    kind: z.literal('discount'),
    code: z.string(),
    lasts: CouponLasts,
    /** What is charged at each of the prices that it counts for. */
    prices: z.array(z.object({ id: PlanPriceId, amount: MoneyWire })),
  }),
  z.object({ kind: z.literal('refused'), reason: z.enum([...codeRefusals, 'other_plan', 'other_currency']) }),
]);
export type UsedCode = z.infer<typeof UsedCode>;

export const checkout = {
  /** A plan as a buyer sees it. */
  plan: procedure({
    type: 'query',
    permission: 'public',
    input: z.object({ planId: PlanId }),
    output: PublicPlan,
  }),
  /**
   * Opens a Stripe Checkout for a plan and remembers the order before it does.
   * The answer also sets the httpOnly cookie `lk_purchase`, which `claim.create` asks for.
   */
  create: procedure({
    type: 'mutation',
    permission: 'public',
    input: z.object({
      planId: PlanId,
      /** Which of the plan's card prices; the first when left out. */
      priceId: PlanPriceId.optional(),
      email: z.email().optional(),
      /** Signed by the bot's link: who will enter. Without it the purchase waits for its claim. */
      identityToken: z.string().max(300).optional(),
      /** Who will enter, by Telegram id. Only with the credential of the organisation (user or API key). */
      telegramUserId: z.int().positive().optional(),
      /**
       * The buyer has ticked the box: they want the service to begin at once. `version` is what `shop.plan` named with the
       * words. Without it a withdrawal gives everything back.
       */
      consent: z.object({ version: z.string().max(64), locale: LocaleSchema }).optional(),
      /** A coupon's code. One that does not count is told at this field. Without it Stripe's page takes one, where there are any. */
      code: Code.optional(),
      /** The same key gives the same order and checkout, so that a double click buys once. */
      idempotencyKey: z.string().min(8).max(100).optional(),
    }),
    output: z.object({ orderId: OrderId, sessionId: z.string(), url: z.url(), expiresAt: Instant }),
  }),
  /**
   * What somebody types on a plan's page, who need not know what kind of code they were given: opens the plan, or says what
   * it takes off. Sets the cookie `lk_purchase` where it opens. Wrong ones are limited by address: `too_many_requests`.
   */
  useCode: procedure({
    type: 'mutation',
    permission: 'public',
    input: z.object({
      planId: PlanId,
      code: Code,
      /** Signed by the bot's link: who will enter. */
      identityToken: z.string().max(300).optional(),
    }),
    output: UsedCode,
  }),
  /** How an order stands: what the page after payment follows. Asks for the purchase cookie or the organisation's credential. */
  status: procedure({
    type: 'query',
    permission: 'public',
    input: z.object({ orderId: OrderId }),
    output: z.object({
      orderId: OrderId,
      /** Who sells; `slug` stands for them in addresses. */
      creator: z.object({ slug: z.string(), name: z.string() }),
      status: z.enum(['open', 'processing', 'paid', 'expired', 'failed']),
      /** Whether the person who will enter is known. */
      claimed: z.boolean(),
      accesses: z.array(
        z.object({
          channel: z.string(),
          state: z.enum(['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED']),
          wayIn: z.url().nullable(),
        }),
      ),
    }),
  }),
};
