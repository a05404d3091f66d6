import type { PublicPlan } from '@latchkey/contracts/procedures/checkout';
import { describeDays } from './describe-days.ts';
import { describeInterval } from './describe-interval.ts';

type Terms = Pick<PublicPlan, 'interval' | 'trialDays'>;

const renewal = {
  month: 'Renews every month until you cancel.',
  year: 'Renews every year until you cancel.',
} as const;

/** What the buyer agrees to, in plain sentences. */
export function describeTerms({ interval, trialDays }: Terms, price: string): string {
  if (interval === 'once') return 'You pay once. Nothing renews.';
  const cancel = 'Cancel whenever you like; you stay in until the time you paid for is over.';
  if (trialDays === 0) return `${renewal[interval]} ${cancel}`;
  return `Free for ${describeDays(trialDays)}, then ${price} ${describeInterval(interval)}. ${renewal[interval]} ${cancel}`;
}
