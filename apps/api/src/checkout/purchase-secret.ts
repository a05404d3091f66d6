import { createHmac, randomBytes } from 'node:crypto';
import type { PlanId } from '@latchkey/contracts/ids';
import type { PurchaseCookie } from '../trpc/use-cases.ts';

/**
 * The secret of the browser that buys: the one it has, so that one cookie serves all its purchases, else a new one.
 * With an idempotency key it follows from the key: a browser whose first answer was lost gets the same secret when it
 * asks again, and may claim what it paid for.
 */
export function purchaseSecret(
  authSecret: string,
  purchase: PurchaseCookie,
  { planId, idempotencyKey }: { planId: PlanId; idempotencyKey?: string | undefined },
): string {
  const own = purchase.read();
  if (own !== null) return own;
  if (idempotencyKey === undefined) return randomBytes(32).toString('base64url');
  return createHmac('sha256', authSecret)
    .update(`latchkey purchase 1\0${planId}\0${idempotencyKey}`)
    .digest('base64url');
}
