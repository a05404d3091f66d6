import type { PublicPlan } from '@latchkey/contracts/procedures/checkout';

const words = { month: 'per month', year: 'per year', once: 'once' } as const;

/** What stands beside the price: "per month". */
export function describeInterval(interval: PublicPlan['interval']): string {
  return words[interval];
}
