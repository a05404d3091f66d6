import { BillingFailure } from '@latchkey/billing/billing-failure';
import { readAccount } from '@latchkey/billing/stripe/read-account';
import type { StoredStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import { noteStripeAccount } from '@latchkey/db/stripe-account/note-stripe-account';
import type { Deps } from '../deps.ts';

/** Reads a connected account at Stripe and notes what it says. An account that is not ours any more is disconnected. */
export async function readStoredAccount(
  { database, clock, stripe }: Deps,
  stored: StoredStripeAccount,
): Promise<StoredStripeAccount> {
  const fact = await readAccount(stripe, { account: stored.account }).catch((error: unknown) => {
    if (error instanceof BillingFailure && error.kind === 'account_lost') return null;
    throw error;
  });
  const isThere = fact?.kind === 'account';
  const noted = {
    ready: isThere && fact.ready,
    requirementsDue: isThere ? fact.requirementsDue : [],
    disconnectedAt: isThere ? null : clock.now(),
  };
  await noteStripeAccount(database.db, stored.organisationId, stored.id, noted);
  return { ...stored, ...noted };
}
