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
  name: z.string().trim().min(1).max(longestName),
  description: z.string().trim().max(600).default(''),
  highlights: z.array(z.string().trim().min(1).max(120)).max(12).default([]),
  interval: z.enum(planIntervals),
  trialDays: z.int().min(0).max(730).default(0),
  trialWithoutCard: z.boolean().default(false),
  channelIds: z.array(ChannelId).min(1).max(20),
  /** One in each currency: a price of its own at Stripe, which can be changed without the others. */
  prices: z.array(PlanPrice).max(10).default([]),
  stars: z.int().min(1).max(10_000).optional(),
});
export type PlanContent = z.output<typeof PlanContent>;

const problems = {
  no_price: ['prices', 'a plan needs a price, in money or in Stars'],
  currency_twice: ['prices', 'one price in each currency'],
  trial_of_once: ['trialDays', 'only with a subscription'],
  card_without_trial: ['trialWithoutCard', 'only with a trial'],
  stars_by_year: ['stars', 'Telegram offers subscriptions of 30 days only'],
} as const;

/** What does not go together in a plan: its name for a page's own words, and the field where it is mended. */
export interface PlanContentProblem {
  name: keyof typeof problems;
  field: 'prices' | 'stars' | 'trialDays' | 'trialWithoutCard';
  message: string;
}

/** Everything that does not go together in a plan; nothing: it can be sold. Pure. */
export function planContentProblems(
  content: Pick<PlanContent, 'interval' | 'trialDays' | 'trialWithoutCard' | 'prices' | 'stars'>,
): PlanContentProblem[] {
  const { interval, trialDays, trialWithoutCard, prices, stars } = content;
  const currencies = prices.map(({ currency }) => currency);
  const found: Record<keyof typeof problems, boolean> = {
    no_price: prices.length === 0 && !stars,
    currency_twice: new Set(currencies).size < currencies.length,
    trial_of_once: interval === 'once' && trialDays > 0,
    card_without_trial: trialWithoutCard && trialDays === 0,
    stars_by_year: interval === 'year' && Boolean(stars),
  };
  return (Object.keys(problems) as (keyof typeof problems)[])
    .filter((name) => found[name])
    .map((name) => ({ name, field: problems[name][0], message: problems[name][1] }));
}
