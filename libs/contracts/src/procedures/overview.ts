import { z } from 'zod';
import { OrganisationId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { MoneyWire } from '../money.ts';
import { overviewRanges } from '../overview.ts';
import { ChannelView } from './channel.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

/** What was earned in one currency, by the journal: what came, and what went back or was kept. Stars are a currency too. */
export const NetView = z.object({
  currency: z.string(),
  /** All in minor units, as strings; what went away is negative. */
  sales: z.string(),
  refunds: z.string(),
  disputes: z.string(),
  fees: z.string(),
  net: z.string(),
});
export type NetView = z.infer<typeof NetView>;

export const OverviewView = z.object({
  at: Instant,
  /** The organisation's, in which days and months begin. */
  timeZone: z.string(),
  /** Persons whose access to at least one channel is open, or about to be. */
  members: z.int(),
  /** Recurring income of a month in each currency, before discounts, taxes and fees; trials do not count. */
  mrr: z.array(MoneyWire),
  /** Subscriptions of which it is made. */
  payingSubscriptions: z.int(),
  /** On trial now. */
  trials: z.int(),
  /** Since the first of the month. */
  net: z.array(NetView),
  /** Of the last 30 days: members at their beginning, and how many of these are none any more. */
  churn: z.object({ membersBefore: z.int(), lost: z.int() }),
  failing: z.object({
    /** Subscriptions with an invoice that is not paid. */
    subscriptions: z.int(),
    owed: z.array(MoneyWire),
    /** Persons who are in for as long as their grace lasts. */
    inGrace: z.int(),
  }),
  openDrifts: z.int(),
  channels: z.array(ChannelView.pick({ id: true, title: true, health: true, needs: true, members: true })),
});
export type OverviewView = z.infer<typeof OverviewView>;

/** A day, week or month of the charts. */
export const OverviewPoint = z.object({
  /** Its first day in the organisation's time zone. */
  from: z.iso.date(),
  /** Members at its end, or now. */
  members: z.int(),
  joined: z.int(),
  left: z.int(),
  /** By currency; one in which nothing moved is left out. */
  net: z.array(MoneyWire),
});
export type OverviewPoint = z.infer<typeof OverviewPoint>;

export const overview = {
  /** How the business stands now. */
  get: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId }),
    output: OverviewView,
  }),
  /** How it came about: members, and money by the journal, over time. */
  series: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId, range: z.enum(overviewRanges) }),
    output: z.object({
      timeZone: z.string(),
      unit: z.enum(['day', 'week', 'month']),
      /** Oldest first; the last one is under way. */
      points: z.array(OverviewPoint),
    }),
  }),
};
