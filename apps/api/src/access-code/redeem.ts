import { codeRefused } from '../checkout/code-refused.ts';
import { limitGuesses, tooManyCodes } from '../checkout/limit-guesses.ts';
import { planForSale } from '../checkout/plan-for-sale.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { openByCode } from './open-by-code.ts';

/** Opens a plan by an access code. */
export function accessCodeRedeem(deps: Deps): UseCases['accessCode']['redeem'] {
  return async (call, { planId, ...typed }) => {
    const { db } = deps.database;
    const plan = await planForSale(db, planId);
    const outcome = await limitGuesses(db, call, {
      code: () => openByCode(deps, call, plan, typed),
      isRight: ({ kind }) => kind === 'redeemed',
    });
    if (outcome === null) throw tooManyCodes();
    if (outcome.kind === 'refused') throw codeRefused(outcome.reason);
    return { orderId: outcome.orderId };
  };
}
