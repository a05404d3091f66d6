import { couponDurations } from '@latchkey/contracts/coupon/coupon-terms';
import type { CouponId, OrganisationId, StripeAccountId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, instant, minorUnits } from './columns.ts';
import { stripeAccount } from './stripe-account.ts';

export const couponDuration = pgEnum('coupon_duration', couponDurations);

/** A price reduction with its code: a coupon and a promotion code on the creator's account at Stripe, which counts its uses. */
export const coupon = pgTable(
  'coupon',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<CouponId>('id').notNull(),
    stripeAccountId: id<StripeAccountId>('stripe_account_id').notNull(),
    /** Stripe's coupon, and its `promo_…`. */
    providerId: text('provider_id').notNull(),
    promotionCodeId: text('promotion_code_id').notNull(),
    /** In capitals. */
    code: text('code').notNull(),
    percentOff: integer('percent_off'),
    amountOffMinor: minorUnits('amount_off_minor'),
    currency: text('currency'),
    duration: couponDuration('duration').notNull(),
    durationMonths: integer('duration_months'),
    maxUses: integer('max_uses'),
    /** As it was last read of Stripe. */
    uses: integer('uses').notNull().default(0),
    expiresAt: instant('expires_at'),
    endedAt: instant('ended_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    uniqueIndex('coupon_code').on(t.code, t.organisationId).where(sql`${t.endedAt} is null`),
    foreignKey({
      columns: [t.organisationId, t.stripeAccountId],
      foreignColumns: [stripeAccount.organisationId, stripeAccount.id],
    }),
    check(
      'coupon_off',
      sql`num_nonnulls(${t.percentOff}, ${t.amountOffMinor}) = 1 and (${t.amountOffMinor} is null) = (${t.currency} is null) and coalesce(${t.percentOff} between 1 and 100, true) and coalesce(${t.amountOffMinor} > 0, true)`,
    ),
    check('coupon_duration', sql`(${t.duration} = 'repeating') = (${t.durationMonths} is not null)`),
  ],
);
