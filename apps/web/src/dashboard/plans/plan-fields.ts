import { PlanContent, planContentProblems, planIntervals } from '@latchkey/contracts/plan/plan-content';
import type { PlanView } from '@latchkey/contracts/procedures/plan';
import { Slug } from '@latchkey/contracts/shop/slug';
import { z } from 'zod';
import { parseMoney } from '../../format/parse-money.ts';
import { typeMoney } from '../../format/type-money.ts';

/** A plan as it is typed: texts, which become what the contract wants. */
export const PlanFields = z.object({
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  highlights: z.string(),
  interval: z.enum(planIntervals),
  trialDays: z.string(),
  trialWithoutCard: z.boolean(),
  channelIds: z.array(z.string()),
  prices: z.array(z.object({ amount: z.string(), currency: z.string() })),
  stars: z.string(),
});
export type PlanFields = z.infer<typeof PlanFields>;

const Checked = PlanContent.extend({ slug: Slug.optional() });

/** Checks what was typed by the contract itself, and by what does not go together. */
export const PlanForm = PlanFields.transform(contentOf)
  .pipe(Checked)
  .superRefine((content, context) => {
    for (const { field, name } of planContentProblems(content))
      context.addIssue({ code: 'custom', path: [field], message: `problem:${name}` });
  });
export type PlanForm = z.output<typeof PlanForm>;

function contentOf(fields: PlanFields): z.input<typeof Checked> {
  const { interval, prices, stars, slug, highlights } = fields;
  const trialDays = interval === 'once' ? 0 : Number(fields.trialDays.trim() || '0');
  return {
    name: fields.name,
    description: fields.description,
    interval,
    channelIds: fields.channelIds as PlanContent['channelIds'],
    trialDays,
    trialWithoutCard: fields.trialWithoutCard && trialDays > 0,
    highlights: highlights.split('\n').filter((line) => line.trim() !== ''),
    prices: prices
      .filter(({ amount }) => amount.trim() !== '' || prices.length > 1)
      .map(({ amount, currency }) => ({ amountMinor: parseMoney(amount, currency) ?? '', currency })),
    ...(stars.trim() !== '' && { stars: Number(stars) }),
    ...(slug.trim() !== '' && { slug: slug.trim() }),
  };
}

/** The form of a new plan. */
export function emptyFields(channelIds: readonly string[], currency: string | null): PlanFields {
  return {
    name: '',
    slug: '',
    description: '',
    highlights: '',
    interval: 'month',
    trialDays: '0',
    trialWithoutCard: false,
    channelIds: channelIds.length === 1 ? [...channelIds] : [],
    prices: currency ? [{ amount: '', currency }] : [],
    stars: '',
  };
}

/** The form of a plan that is there. */
export function fieldsOf(plan: PlanView): PlanFields {
  const stars = plan.prices.find(({ provider }) => provider === 'stars');
  return {
    name: plan.name,
    slug: plan.slug ?? '',
    description: plan.description,
    highlights: plan.highlights.join('\n'),
    interval: plan.interval,
    trialDays: String(plan.trialDays),
    trialWithoutCard: plan.trialWithoutCard,
    channelIds: [...plan.channelIds],
    prices: plan.prices
      .filter(({ provider }) => provider === 'stripe')
      .map(({ amount }) => ({ amount: typeMoney(amount), currency: amount.currency })),
    stars: stars?.amount.amountMinor ?? '',
  };
}
