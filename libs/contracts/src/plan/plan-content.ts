import { z } from 'zod';
import { ChannelId } from '../ids.ts';
import { MoneyWire } from '../money.ts';

/** How often a plan is paid. */
export const planIntervals = ['month', 'year', 'once'] as const;
export type PlanInterval = (typeof planIntervals)[number];

/** The longest name of a plan: Telegram shows 32 characters of it on an invoice, Stripe all. */
const longestName = 60;

/** A price in money: above zero, and at most what Stripe takes (eight digits). Stars have a field of their own. */
export const PlanPrice = MoneyWire.extend({
  amountMinor: z.string().regex(/^[1-9]\d{0,7}$/, 'an amount above zero'),
  currency: z.string().regex(/^(?!XTR)[A-Z]{3}$/, 'a currency code of three capital letters, e.g. EUR'),
});
export type PlanPrice = z.infer<typeof PlanPrice>;

/** What a creator says of a plan. `planContentProblems` says what does not go together. */
export const PlanContent = z.object({
  name: z.string().trim().min(1, 'a name').max(longestName),
  description: z.string().trim().max(600).default(''),
  highlights: z.array(z.string().trim().min(1, 'some words').max(120)).max(12).default([]),
  interval: z.enum(planIntervals),
  trialDays: z.int().min(0).max(730).default(0),
  trialWithoutCard: z.boolean().default(false),
  channelIds: z.array(ChannelId).min(1, 'at least one channel').max(20),
  /** One in each currency: a price of its own at Stripe, which can be changed without the others. */
  prices: z.array(PlanPrice).max(10).default([]),
  stars: z.int().min(1).max(10_000).optional(),
});
export type PlanContent = z.output<typeof PlanContent>;

/** What does not go together in a plan, at the field where it is mended. */
export function planContentProblems(
  content: Pick<PlanContent, 'interval' | 'trialDays' | 'trialWithoutCard' | 'prices' | 'stars'>,
): { field: 'prices' | 'stars' | 'trialDays' | 'trialWithoutCard'; message: string }[] {
  const { interval, trialDays, trialWithoutCard, prices, stars } = content;
  const currencies = prices.map(({ currency }) => currency);
  return [
    ...only(prices.length === 0 && !stars, 'prices', 'a plan needs a price, in money or in Stars'),
    ...only(new Set(currencies).size < currencies.length, 'prices', 'one price in each currency'),
    ...only(interval === 'once' && trialDays > 0, 'trialDays', 'only with a subscription'),
    ...only(trialWithoutCard && trialDays === 0, 'trialWithoutCard', 'only with a trial'),
    ...only(interval === 'year' && Boolean(stars), 'stars', 'Telegram offers subscriptions of 30 days only'),
  ];
}

function only<F extends string>(holds: boolean, field: F, message: string): { field: F; message: string }[] {
  return holds ? [{ field, message }] : [];
}
