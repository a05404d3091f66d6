import { visibleOrder } from '../checkout/visible-order.ts';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { newClaim } from './new-claim.ts';

/** Makes the single-use link by which a buyer tells which Telegram account will enter. */
export function claimCreate(deps: Deps): UseCases['claim']['create'] {
  return async (call, { orderId }) => {
    const order = await visibleOrder(deps.database.db, call, orderId, 'claim:create');
    const act = actOf(await call.principal(), call.correlationId, deps.clock.now());
    const { expiresAt, ...claim } = await newClaim(deps, order, act);
    return { ...claim, expiresAt: expiresAt.toISOString() };
  };
}
