import { findOrganisationTies } from '@latchkey/db/organisation/close-organisation';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** What stands in the way of closing the organisation. */
export function organisationClosing({ database, clock }: Deps): UseCases['organisation']['closing'] {
  return async ({ organisationId }) => {
    const ties = await findOrganisationTies(database.db, { organisationId, now: clock.now() });
    return { ...ties, mayClose: ties.members + ties.subscriptions + ties.openOrders === 0 };
  };
}
