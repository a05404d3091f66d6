import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { moneyPolicies } from '@latchkey/contracts/money-policy';
import { moveWaitHours } from '@latchkey/contracts/move/account-move';
import type { WithdrawalRefund } from '@latchkey/contracts/shop/legal';
import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

export const moneyPolicy = pgEnum('money_policy', moneyPolicies);

/** A creator's business: the tenant. Everything else belongs to exactly one. */
export const organisation = pgTable(
  'organisation',
  {
    id: id<OrganisationId>('id').primaryKey(),
    name: text('name').notNull(),
    /** Its name in the address of its public page; null: only its id is. */
    slug: text('slug').unique(),
    /** How many days an unpaid invoice is waited for before the person must leave. */
    graceDays: integer('grace_days').notNull().default(5),
    /** How many removals within an hour need nobody's consent: the greater of a number and a share of the members. */
    brakeMin: integer('brake_min').notNull().default(10),
    brakePercent: integer('brake_percent').notNull().default(5),
    /** What a full refund, and a lost dispute, do to the access that the money paid for. */
    refundPolicy: moneyPolicy('refund_policy').notNull().default('end_now'),
    disputePolicy: moneyPolicy('dispute_policy').notNull().default('end_now'),
    /** In which language subscribers are written to whose own is none of ours. */
    locale: text('locale').$type<Locale>().notNull().default('en'),
    /** Whether who asks to join is shown the plans at once, where Telegram lets the bot do so. */
    payInJoinRequest: boolean('pay_in_join_request').notNull().default(true),
    /** How long a member's own move to another Telegram account waits. */
    moveWaitHours: integer('move_wait_hours').notNull().default(moveWaitHours.usual),
    /** It sells nothing any more, and nobody acts in it. */
    closedAt: instant('closed_at'),
    /** What somebody who withdraws from a contract gets back. */
    withdrawalRefund: text('withdrawal_refund').$type<WithdrawalRefund>().notNull().default('full'),
    createdAt: instant('created_at').notNull(),
    /** When something of it could be bought for the first time. */
    firstOnSaleAt: instant('first_on_sale_at'),
    /** Whether subscribers are reminded before each charge. */
    renewalReminders: boolean('renewal_reminders').notNull().default(true),
    /** Whether those who run it are told of new members in Telegram. */
    newMemberAlerts: boolean('new_member_alerts').notNull().default(false),
    /** No reminders from then to then, by the clock on the wall of the time zone; equal: at any time. */
    quietFrom: text('quiet_from').notNull().default('22:00'),
    quietTo: text('quiet_to').notNull().default('08:00'),
    timeZone: text('time_zone').notNull().default('Europe/Paris'),
  },
  (t) => [
    check('organisation_grace_days', sql`${t.graceDays} between 3 and 7`),
    check('organisation_move_wait_hours', sql`${t.moveWaitHours} between 1 and 168`),
    check('organisation_withdrawal_refund', sql`${t.withdrawalRefund} in ('full', 'pro_rata')`),
    check('organisation_brake', sql`${t.brakeMin} between 1 and 1000 and ${t.brakePercent} between 0 and 50`),
  ],
);
