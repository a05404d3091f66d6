import { withdrawOrder } from '@latchkey/access/withdraw/withdraw-order';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { ownsOrder } from '@latchkey/db/member/owns-order';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { refundOf } from './purchase-view.ts';

/** Receives a withdrawal: the second of its two steps. */
export function memberWithdraw(deps: Deps): UseCases['member']['withdraw'] {
  return async ({ session, principal, correlationId }, { orderId, ...stated }) => {
    if (!(await ownsOrder(deps.database.db, session, orderId))) throw unknown();
    const { organisationId } = session;
    const act = actOf(principal, correlationId, deps.clock.now());
    const outcome = await withdrawOrder(deps, { organisationId, orderId, ...stated }, act);
    if (outcome.kind === 'refused') {
      if (outcome.reason === 'unknown') throw unknown();
      throw new LatchkeyError('conflict', 'This purchase cannot be withdrawn from any more.');
    }
    const { receivedAt, email, acts } = outcome.withdrawal;
    return { orderId, receivedAt: receivedAt.toISOString(), email, refund: refundOf(acts) };
  };
}

function unknown(): LatchkeyError {
  return new LatchkeyError('not_found', 'There is no such purchase of yours.');
}
