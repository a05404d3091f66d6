import type { CodeRefusal } from '@latchkey/contracts/procedures/access-code';
import { refused } from '../checkout/discount-for.ts';
import { limitGuesses, tooManyCodes } from '../checkout/limit-guesses.ts';
import { planForSale } from '../checkout/plan-for-sale.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { openByCode } from './open-by-code.ts';

const words = {
  unknown: 'there is no such code.',
  used_up: 'this code has been used up.',
  expired: 'this code has expired.',
  ended: 'this code is not valid any more.',
} as const satisfies Record<CodeRefusal, string>;

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
    if (outcome.kind === 'refused') throw refused(words[outcome.reason]);
    return { orderId: outcome.orderId };
  };
}
