import { z } from 'zod';
import { DisputeId, OrderId, OrganisationId, PaymentId, PayoutId, RefundId, SubscriberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { MoneyWire } from '../money.ts';
import { MoneyFilter, Payer } from './money.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

/** Money that arrived, and what was taken back of it. Statuses are the provider's own words. */
export const PaymentView = z.object({
  id: PaymentId,
  orderId: OrderId,
  subscriberId: SubscriberId,
  payer: Payer,
  plan: z.string(),
  provider: z.enum(['stripe', 'stars']),
  /** Invoice, session or charge at the provider. */
  providerId: z.string(),
  /** Where it is seen at the provider; null: there is no such page. */
  providerUrl: z.url().nullable(),
  amount: MoneyWire,
  paidAt: Instant,
  paidThrough: Instant.nullable(),
  refunds: z.array(
    z.object({
      id: RefundId,
      providerId: z.string(),
      status: z.string(),
      amount: MoneyWire,
      createdAt: Instant,
      failureReason: z.string().nullable(),
    }),
  ),
  disputes: z.array(
    z.object({
      id: DisputeId,
      providerId: z.string(),
      status: z.string(),
      reason: z.string().nullable(),
      amount: MoneyWire,
      createdAt: Instant,
      respondBy: Instant.nullable(),
    }),
  ),
});
export type PaymentView = z.infer<typeof PaymentView>;

export const payment = {
  /** Payments of the organisation, newest first, with their refunds and disputes. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: MoneyFilter.extend({
      organisationId,
      orderId: OrderId.optional(),
      subscriberId: SubscriberId.optional(),
      /** `refunded`: in full; `partly_refunded`; `disputed`: at any time; `paid`: nothing of these. */
      status: z.enum(['paid', 'refunded', 'partly_refunded', 'disputed']).optional(),
      limit: z.int().min(1).max(100).default(50),
      cursor: PaymentId.optional(),
    }),
    output: z.object({ items: z.array(PaymentView), nextCursor: PaymentId.nullable() }),
  }),
  /**
   * Gives a card payment back at Stripe, in full or in part. What follows from it (journal, access) comes of the refund as
   * Stripe has it, a moment later. The same key gives back once.
   */
  refund: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({
      organisationId,
      paymentId: PaymentId,
      /** Left out: all that is left of it. */
      amountMinor: z
        .string()
        .regex(/^[1-9]\d{0,17}$/, 'an amount in minor units, as a string of digits')
        .optional(),
      reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
      idempotencyKey: z.string().min(8).max(100),
    }),
    output: z.object({ providerId: z.string(), status: z.string(), amount: MoneyWire }),
  }),
};

export const PayoutView = z.object({
  id: PayoutId,
  providerId: z.string(),
  /** `paid`: expected to arrive; `failed` may follow. */
  status: z.string(),
  amount: MoneyWire,
  arrivalAt: Instant.nullable(),
  failureCode: z.string().nullable(),
});
export type PayoutView = z.infer<typeof PayoutView>;

export const payout = {
  /** Payouts of the organisation's accounts to its bank, those heard of last first. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: MoneyFilter.extend({
      organisationId,
      /** In the provider's own words. */
      status: z.string().max(40).optional(),
      limit: z.int().min(1).max(100).default(50),
      cursor: PayoutId.optional(),
    }),
    output: z.object({ items: z.array(PayoutView), nextCursor: PayoutId.nullable() }),
  }),
};
