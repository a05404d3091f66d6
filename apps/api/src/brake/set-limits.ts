import { setBrakeLimits } from '@latchkey/db/brake/set-brake-limits';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** How many removals within an hour need nobody's consent from now on. */
export function brakeSetLimits({ database, clock }: Deps): UseCases['brake']['setLimits'] {
  return async ({ organisationId, principal, correlationId }, { min, percent }) => {
    const limits = { min, percent };
    await setBrakeLimits(database.db, organisationId, limits, actOf(principal, correlationId, clock.now()));
    return limits;
  };
}
