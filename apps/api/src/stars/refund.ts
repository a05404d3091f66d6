import { askRefund } from '@latchkey/access/stars/ask-refund';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { listPayments } from '@latchkey/db/stars/list-payments';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { paymentView } from './views.ts';

/** Asks for a payment in Stars to be given back. One that went back before is shown as it is. */
export function starsRefund(deps: Deps): UseCases['stars']['refund'] {
  return async ({ organisationId, principal, correlationId }, { paymentId, reason }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    const answer = await askRefund(deps, { organisationId, paymentId, reason, act });
    if (answer === 'busy')
      throw new LatchkeyError('conflict', 'Another payment of this order is being given back. Try again.');
    const [row] = await listPayments(deps.database.db, organisationId, { paymentId });
    if (answer === 'unknown' || !row)
      throw new LatchkeyError('not_found', 'There is no such payment in Stars.');
    return paymentView(row);
  };
}
