import { refuseBrake } from '@latchkey/access/brake/release-brake';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { decided } from './decided.ts';
import { personOf } from './person-of.ts';

/** Says no to what waits for a brake. */
export function brakeRefuse(deps: Deps): UseCases['brake']['refuse'] {
  return async ({ organisationId, principal, correlationId }, { brakeId, reason }) => {
    const { userId } = personOf(principal);
    const deciding = { organisationId, brakeId, userId, reason: reason ?? null };
    return decided(await refuseBrake(deps, deciding, actOf(principal, correlationId, deps.clock.now())));
  };
}
