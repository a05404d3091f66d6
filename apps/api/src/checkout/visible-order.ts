import { timingSafeEqual } from 'node:crypto';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrderId } from '@latchkey/contracts/ids';
import type { Permission } from '@latchkey/contracts/permissions';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import type { Db } from '@latchkey/db/connect-database';
import { findOrder } from '@latchkey/db/order/find-order';
import { authorize } from '../principal/authorize.ts';
import type { PublicCall } from '../trpc/use-cases.ts';

/**
 * An order that the caller may see: the browser in which it began, or somebody with this permission in its organisation.
 *
 * @throws {LatchkeyError} `not_found`; `not_allowed` for a browser that did not begin it
 */
export async function visibleOrder(db: Db, call: PublicCall, orderId: OrderId, permission: Permission) {
  const order = await findOrder(db, orderId);
  if (!order) throw new LatchkeyError('not_found', 'There is no such order.');
  const secret = call.purchase.read();
  if (secret !== null && order.browserHash !== null && isSame(hashToken(secret), order.browserHash)) {
    return order;
  }
  const principal = await call.principal();
  if (principal.kind === 'anonymous') {
    throw new LatchkeyError('not_allowed', 'Only the browser in which the purchase began may do this.');
  }
  authorize(principal, permission, order.organisationId);
  return order;
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
