import { z } from 'zod';
import { OrganisationId } from '../ids.ts';
import { LocaleSchema } from '../locale-schema.ts';
import { moneyPolicies } from '../money-policy.ts';
import { moveWaitHours } from '../move/account-move.ts';
import { QuietHours, TimeZone } from '../notices/quiet-hours.ts';
import { roles } from '../permissions.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

const OrganisationName = z.string().trim().min(1).max(80);

const policies = { refundPolicy: z.enum(moneyPolicies), disputePolicy: z.enum(moneyPolicies) };

/** What there is to set of an organisation; reminders and the brake have procedures of their own. */
export const OrganisationSettings = z.object({
  id: OrganisationId,
  name: z.string(),
  /** In which language subscribers are written to whose own is none of ours. */
  locale: LocaleSchema,
  timeZone: z.string(),
  /** Whether who asks to join is shown the plans at once, where Telegram lets the bot do so. */
  payInJoinRequest: z.boolean(),
  /** How long a member's own move to another Telegram account waits before it can be finished. */
  moveWaitHours: z.int(),
  graceDays: z.int(),
  ...policies,
});
export type OrganisationSettings = z.infer<typeof OrganisationSettings>;

/** What stands in the way of closing an organisation. */
export const ClosingView = z.object({
  /** People whose access is not over. */
  members: z.int().nonnegative(),
  /** Subscriptions that are still charged. */
  subscriptions: z.int().nonnegative(),
  /** Purchases that may still be paid. */
  openOrders: z.int().nonnegative(),
  mayClose: z.boolean(),
});
export type ClosingView = z.infer<typeof ClosingView>;

/** How an organisation reminds its subscribers, and what those who run it want to hear. */
export const ReminderSettings = z.object({
  /** A word before each charge: three days before a year or the end of a trial, one day before a month. */
  renewalReminders: z.boolean(),
  /** Those who run it are told in Telegram of people who become members, several within an hour at once. */
  newMemberAlerts: z.boolean(),
  quietHours: QuietHours,
});
export type ReminderSettings = z.infer<typeof ReminderSettings>;

export const organisation = {
  /** Founds an organisation; the caller becomes its owner. */
  create: procedure({
    type: 'mutation',
    permission: 'signed_in',
    input: z.object({ name: OrganisationName }),
    output: z.object({ id: OrganisationId, name: z.string() }),
  }),
  /** The organisations of the caller, with the caller's role. */
  list: procedure({
    type: 'query',
    permission: 'signed_in',
    input: z.void(),
    output: z.array(
      z.object({
        id: OrganisationId,
        name: z.string(),
        role: z.enum(roles),
        graceDays: z.int(),
        ...policies,
      }),
    ),
  }),
  get: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: OrganisationSettings,
  }),
  /** What is left out stays. */
  update: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({
      organisationId,
      name: OrganisationName.optional(),
      locale: LocaleSchema.optional(),
      timeZone: TimeZone.optional(),
      payInJoinRequest: z.boolean().optional(),
      moveWaitHours: z.int().min(moveWaitHours.least).max(moveWaitHours.most).optional(),
    }),
    output: OrganisationSettings,
  }),
  /** Whether it can be closed, and what stands in the way. */
  closing: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: ClosingView,
  }),
  /**
   * Closes an organisation for good: nothing is on sale any more, its channels are let go, and nobody acts in it. Its books
   * stay. Only its owner, with its name typed, and only once nobody is a member or is charged.
   */
  close: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, typedName: z.string() }),
    output: z.object({ closed: z.literal(true) }),
  }),
  /** How long unpaid invoices are waited for from now on; a grace that runs stays as it began. */
  setGraceDays: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, graceDays: z.int().min(3).max(7) }),
    output: z.object({ graceDays: z.int() }),
  }),
  getReminders: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: ReminderSettings,
  }),
  /** What is left out stays. Holds for what is not sent yet. */
  setReminders: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: ReminderSettings.partial().extend({ organisationId }),
    output: ReminderSettings,
  }),
  /** What a full refund and a lost dispute do to the access that the money paid for; those that come from now on. */
  setPolicies: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({
      organisationId,
      refundPolicy: policies.refundPolicy.optional(),
      disputePolicy: policies.disputePolicy.optional(),
    }),
    output: z.object(policies),
  }),
};
