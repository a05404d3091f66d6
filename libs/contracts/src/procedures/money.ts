import { z } from 'zod';
import { DisputeId, OrganisationId, PaymentId, RefundId, SubscriberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { Currency, MoneyWire } from '../money.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

/** What lists about money can be narrowed to. `from` belongs to the period, `to` does not. */
export const MoneyFilter = z.object({
  from: Instant.optional(),
  to: Instant.optional(),
  currency: Currency.optional(),
});
export type MoneyFilter = z.infer<typeof MoneyFilter>;

/** Whose money it is. */
export const Payer = z.object({
  subscriberId: SubscriberId,
  firstName: z.string().nullable(),
  username: z.string().nullable(),
  email: z.string().nullable(),
});
export type Payer = z.infer<typeof Payer>;

export const RefundView = z.object({
  id: RefundId,
  paymentId: PaymentId,
  payer: Payer,
  provider: z.enum(['stripe', 'stars']),
  providerId: z.string(),
  /** In the provider's own words. */
  status: z.string(),
  failureReason: z.string().nullable(),
  amount: MoneyWire,
  createdAt: Instant,
});
export type RefundView = z.infer<typeof RefundView>;

export const DisputeView = z.object({
  id: DisputeId,
  paymentId: PaymentId,
  payer: Payer,
  providerId: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  amount: MoneyWire,
  createdAt: Instant,
  respondBy: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** Where evidence is given at the provider; null: there is no such page. */
  providerUrl: z.url().nullable(),
});
export type DisputeView = z.infer<typeof DisputeView>;

const paged = <T extends z.ZodType, C extends z.ZodType>(item: T, cursor: C) =>
  z.object({ items: z.array(item), nextCursor: cursor.nullable() });

/** What a period brought in one currency, by the journal. */
export const MoneySummary = z.object({
  currency: Currency,
  gross: MoneyWire,
  refunds: MoneyWire,
  disputes: MoneyWire,
  fees: MoneyWire,
  /** What of it is left. */
  net: MoneyWire,
  /** Sent to the bank in that time. */
  paidOut: MoneyWire,
});
export type MoneySummary = z.infer<typeof MoneySummary>;

export const money = {
  /** What came in, went back and is left of a period, per currency, by the journal. */
  summary: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId, from: Instant, to: Instant }),
    output: z.array(MoneySummary),
  }),
};

export const refund = {
  /** Refunds of the organisation, newest first. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: MoneyFilter.extend({
      organisationId,
      status: z.string().max(40).optional(),
      limit: z.int().min(1).max(100).default(50),
      cursor: RefundId.optional(),
    }),
    output: paged(RefundView, RefundId),
  }),
};

export const dispute = {
  /** Disputes of the organisation, newest first. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: MoneyFilter.extend({
      organisationId,
      /** Only those about which something can still be done, or only the others. */
      open: z.boolean().optional(),
      limit: z.int().min(1).max(100).default(50),
      cursor: DisputeId.optional(),
    }),
    output: paged(DisputeView, DisputeId),
  }),
};
