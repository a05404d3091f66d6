import { setGraceDays } from '@latchkey/db/organisation/set-grace-days';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** How long unpaid invoices are waited for from now on. */
export function organisationSetGraceDays({
  database,
  clock,
}: Deps): UseCases['organisation']['setGraceDays'] {
  return async ({ organisationId, principal, correlationId }, { graceDays }) => {
    await setGraceDays(database.db, organisationId, graceDays, actOf(principal, correlationId, clock.now()));
    return { graceDays };
  };
}
