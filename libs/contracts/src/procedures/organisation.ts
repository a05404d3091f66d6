import { z } from 'zod';
import { actionsRequired } from '../access/reasons.ts';
import { ChannelCanary } from '../channel/canary.ts';
import { channelHealths, channelNeeds } from '../channel/channel-needs.ts';
import { BotId, ChannelId, OrganisationId, PlanId, PlanPriceId, StripeAccountId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { LocaleSchema } from '../locale-schema.ts';
import { MoneyWire } from '../money.ts';
import { moneyPolicies } from '../money-policy.ts';
import { QuietHours, TimeZone } from '../notices/quiet-hours.ts';
import { roles } from '../permissions.ts';
import { planIntervals } from '../plan/plan-content.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

const OrganisationName = z.string().trim().min(1).max(80);

const policies = { refundPolicy: z.enum(moneyPolicies), disputePolicy: z.enum(moneyPolicies) };

export const linkStates = ['none', 'live', 'dead'] as const;

export const ChannelView = z.object({
  id: ChannelId,
  botId: BotId,
  title: z.string(),
  kind: z.enum(['channel', 'supergroup', 'group']),
  /** Telegram's chat id, as a string: it is larger than 32 bits. */
  chatId: z.string(),
  canInvite: z.boolean(),
  canRestrict: z.boolean(),
  linkState: z.enum(linkStates),
  actionRequired: z.enum(actionsRequired).nullable(),
  /** What the last look at the channel found out, and when that was; null before the first one. */
  canary: ChannelCanary.nullable(),
  canaryAt: Instant.nullable(),
  /** In one word what it found out, and what is missing, the first to be given first. */
  health: z.enum(channelHealths),
  needs: z.array(z.enum(channelNeeds)),
  /** How many may be in: their access is open, or about to be. */
  members: z.int(),
});
export type ChannelView = z.infer<typeof ChannelView>;

export const PlanView = z.object({
  id: PlanId,
  name: z.string(),
  /** The last part of its public address; null: made by an older release that is still at work. */
  slug: z.string().nullable(),
  version: z.int(),
  interval: z.enum(planIntervals),
  trialDays: z.int(),
  /** The trial asks for no card, and ends by itself where none was given. */
  trialWithoutCard: z.boolean(),
  description: z.string(),
  /** What is inside, a line each. */
  highlights: z.array(z.string()),
  prices: z.array(
    z.object({
      id: PlanPriceId,
      provider: z.enum(['stripe', 'stars']),
      amount: MoneyWire,
      providerPriceId: z.string().nullable(),
    }),
  ),
  channelIds: z.array(ChannelId),
  archivedAt: Instant.nullable(),
});
export type PlanView = z.infer<typeof PlanView>;

export const StripeAccountView = z.object({
  id: StripeAccountId,
  account: z.string(),
  livemode: z.boolean(),
  ready: z.boolean(),
  requirementsDue: z.array(z.string()),
  disconnectedAt: Instant.nullable(),
});
export type StripeAccountView = z.infer<typeof StripeAccountView>;

/** Stripe Tax of the organisation's account. */
export const TaxView = z.object({
  /** `active`: a checkout calculates it. `off`: Stripe still lacks what `missing` names. `no_account`: none is connected. */
  state: z.enum(['active', 'off', 'no_account']),
  missing: z.array(z.string()),
  /** Countries in which the seller is registered, ISO 3166-1; elsewhere no tax is calculated. */
  registeredIn: z.array(z.string()),
  /** Where the creator switches it on, and adds registrations. */
  settingsUrl: z.url(),
});
export type TaxView = z.infer<typeof TaxView>;

/** What there is to set of an organisation; reminders and the brake have procedures of their own. */
export const OrganisationSettings = z.object({
  id: OrganisationId,
  name: z.string(),
  /** In which language subscribers are written to whose own is none of ours. */
  locale: LocaleSchema,
  timeZone: z.string(),
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

/** How an organisation reminds its subscribers. */
export const ReminderSettings = z.object({
  /** A word before each charge: three days before a year or the end of a trial, one day before a month. */
  renewalReminders: z.boolean(),
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
  /** Gives the organisation another name; members and buyers see it. */
  rename: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, name: OrganisationName }),
    output: z.object({ name: z.string() }),
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
      name: z.string().trim().min(1).max(80).optional(),
      locale: LocaleSchema.optional(),
      timeZone: TimeZone.optional(),
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

export const stripeAccount = {
  /** How the account stands by what was last read of it; null: none was opened yet. */
  get: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: StripeAccountView.nullable(),
  }),
  /** Makes the connected account when there is none and a link on which the creator completes it. */
  connect: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, email: z.email(), country: z.string().length(2).default('FR') }),
    output: z.object({ account: StripeAccountView, url: z.url() }),
  }),
  /** Whether Stripe Tax is on for the account, read of Stripe now, and where it is switched on. */
  tax: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: TaxView,
  }),
  /** Reads the account at Stripe again: what Stripe still asks for, and whether it may charge. */
  refresh: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId }),
    output: StripeAccountView,
  }),
};
