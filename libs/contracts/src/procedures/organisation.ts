import { z } from 'zod';
import { actionsRequired } from '../access/reasons.ts';
import { ChannelCanary } from '../channel/canary.ts';
import { channelHealths, channelNeeds } from '../channel/channel-needs.ts';
import { BotId, ChannelId, OrganisationId, PlanId, PlanPriceId, StripeAccountId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { MoneyWire } from '../money.ts';
import { moneyPolicies } from '../money-policy.ts';
import { QuietHours } from '../notices/quiet-hours.ts';
import { roles } from '../permissions.ts';
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
  version: z.int(),
  interval: z.enum(['month', 'year', 'once']),
  trialDays: z.int(),
  prices: z.array(
    z.object({
      id: PlanPriceId,
      provider: z.enum(['stripe', 'stars']),
      amount: MoneyWire,
      providerPriceId: z.string().nullable(),
    }),
  ),
  channelIds: z.array(ChannelId),
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
  /** Reads the account at Stripe again: what Stripe still asks for, and whether it may charge. */
  refresh: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId }),
    output: StripeAccountView,
  }),
};

export const plan = {
  list: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: z.array(PlanView),
  }),
  /** Puts a plan on sale: product and price at Stripe, and a price in Stars where the organisation has its own bot. */
  create: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({
      organisationId,
      name: z.string().trim().min(1).max(60),
      interval: z.enum(['month', 'year', 'once']),
      trialDays: z.int().min(0).max(730).default(0),
      channelIds: z.array(ChannelId).min(1).max(20),
      price: MoneyWire.optional(),
      stars: z.int().min(1).max(10_000).optional(),
    }),
    output: PlanView,
  }),
};
