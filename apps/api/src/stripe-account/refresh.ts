import { LatchkeyError } from '@latchkey/contracts/errors';
import { findLatestAccount } from '@latchkey/db/stripe-account/find-latest-account';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { accountView } from './account-view.ts';
import { readStoredAccount } from './read-stored-account.ts';

/** Reads the organisation's account at Stripe again; also one that was disconnected, which may be connected again. */
export function stripeAccountRefresh(deps: Deps): UseCases['stripeAccount']['refresh'] {
  return async ({ organisationId, correlationId }) => {
    const stored = await findLatestAccount(deps.database.db, organisationId, deps.settings.livemode);
    if (!stored) throw new LatchkeyError('not_found', 'No Stripe account is connected yet.');
    return accountView(await readStoredAccount(deps, stored, correlationId));
  };
}
