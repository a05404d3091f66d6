import { setPolicies } from '@latchkey/db/organisation/set-policies';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Sets what refunds and lost disputes do to access. */
export function organisationSetPolicies({ database, clock }: Deps): UseCases['organisation']['setPolicies'] {
  return ({ organisationId, principal, correlationId }, { refundPolicy, disputePolicy }) => {
    const set = { ...(refundPolicy && { refundPolicy }), ...(disputePolicy && { disputePolicy }) };
    return setPolicies(database.db, organisationId, set, actOf(principal, correlationId, clock.now()));
  };
}
