import type { AccessDeps } from '@latchkey/access/access-deps';
import { compareBalance } from '@latchkey/access/money/compare-balance';
import type { BalanceComparison } from '@latchkey/access/reconcile/balance-comparison';
import { stripeBalance } from '@latchkey/billing/stripe/read-balance';
import type { WorkerDeps } from '../../worker-deps.ts';
import { noAnswer } from './provider-lists.ts';

/** How the reconciler compares the journal with Stripe's balance. */
export function createBalanceComparison(deps: AccessDeps, stripe: WorkerDeps['stripe']): BalanceComparison {
  const balance = stripeBalance(stripe);
  return async (window) => {
    try {
      return { ok: true, differences: await compareBalance({ ...deps, balance }, window) };
    } catch (error) {
      return noAnswer(error);
    }
  };
}
