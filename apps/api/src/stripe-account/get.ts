import { findLatestAccount } from '@latchkey/db/stripe-account/find-latest-account';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { accountView } from './account-view.ts';

/** How the organisation's account stands by what was last read of it. */
export function stripeAccountGet({ database, settings }: Deps): UseCases['stripeAccount']['get'] {
  return async ({ organisationId }) => {
    const stored = await findLatestAccount(database.db, organisationId, settings.livemode);
    return stored && accountView(stored);
  };
}
