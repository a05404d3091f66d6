import { moneyToWire } from '@latchkey/contracts/money';
import type { UsedCode } from '@latchkey/contracts/procedures/checkout';
import type { PlanForSale } from '@latchkey/db/plan/find-plan-for-sale';
import { openByCode } from '../access-code/open-by-code.ts';
import { reducedBy } from '../coupon/reduced-by.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { couponFor } from './coupon-for.ts';
import { limitGuesses, tooManyCodes } from './limit-guesses.ts';
import { chargeablePrices, planForSale } from './plan-for-sale.ts';

/** What somebody types on a plan's page: an access code, else a coupon. */
export function checkoutUseCode(deps: Deps): UseCases['checkout']['useCode'] {
  return async (call, { planId, ...typed }) => {
    const { db } = deps.database;
    const plan = await planForSale(db, planId);
    const used = await limitGuesses<UsedCode>(db, call, {
      code: async () => {
        const opened = await openByCode(deps, call, plan, typed);
        if (opened.kind === 'redeemed') return { kind: 'opened', orderId: opened.orderId };
        const reduced = await reducedPrices(deps, plan, typed.code);
        const isAboutAccess = reduced.kind === 'refused' && opened.reason !== 'unknown';
        return isAboutAccess ? opened : reduced;
      },
      isRight: ({ kind }) => kind !== 'refused',
    });
    if (used === null) throw tooManyCodes();
    return used;
  };
}

async function reducedPrices(deps: Deps, plan: PlanForSale, code: string): Promise<UsedCode> {
  const onSale = plan.archived ? [] : chargeablePrices(plan, deps.settings.livemode);
  const found = await couponFor(deps, plan, onSale, code);
  if (found.kind === 'refused') return found;
  const { coupon, prices } = found;
  return {
    kind: 'discount',
    code: coupon.code,
    lasts: coupon.lasts,
    prices: prices.map((price) => ({ id: price.id, amount: moneyToWire(reducedBy(coupon.off, price)) })),
  };
}
