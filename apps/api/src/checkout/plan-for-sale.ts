import { LatchkeyError } from '@latchkey/contracts/errors';
import type { PlanId } from '@latchkey/contracts/ids';
import type { Db } from '@latchkey/db/connect-database';
import { findPlanForSale, type PlanForSale } from '@latchkey/db/plan/find-plan-for-sale';

/** @throws {LatchkeyError} `not_found` */
export async function planForSale(db: Db, planId: PlanId): Promise<PlanForSale> {
  const plan = await findPlanForSale(db, planId);
  if (!plan) throw new LatchkeyError('not_found', 'There is no such plan.');
  return plan;
}

/** The card prices that can be charged with our key right now. */
export function chargeablePrices({ prices }: PlanForSale, livemode: boolean) {
  return prices.filter(({ seller }) => seller?.ready && seller.livemode === livemode);
}
