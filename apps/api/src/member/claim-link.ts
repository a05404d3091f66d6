import { LatchkeyError } from '@latchkey/contracts/errors';
import { ownsOrder } from '@latchkey/db/member/owns-order';
import { findOrder } from '@latchkey/db/order/find-order';
import { newClaim } from '../claim/new-claim.ts';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** The link by which a purchase of the person's own is told which Telegram account enters. */
export function memberClaimLink(deps: Deps): UseCases['member']['claimLink'] {
  return async ({ session, principal, correlationId }, { orderId }) => {
    const { db } = deps.database;
    const order = (await ownsOrder(db, session, orderId)) ? await findOrder(db, orderId) : null;
    if (!order) throw new LatchkeyError('not_found', 'There is no such purchase of yours.');
    const { deepLink } = await newClaim(deps, order, actOf(principal, correlationId, deps.clock.now()));
    return { deepLink };
  };
}
