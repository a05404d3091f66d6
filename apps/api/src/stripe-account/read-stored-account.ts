import { noteAccount } from '@latchkey/access/money/note-account';
import { BillingFailure } from '@latchkey/billing/billing-failure';
import { readAccount } from '@latchkey/billing/stripe/read-account';
import type { StoredStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import type { Deps } from '../deps.ts';

/** Reads a connected account at Stripe and notes what it says. An account that is not ours any more is disconnected. */
export async function readStoredAccount(
  deps: Deps,
  stored: StoredStripeAccount,
  correlationId: string,
): Promise<StoredStripeAccount> {
  const fact = await readAccount(deps.stripe, { account: stored.account }).catch((error: unknown) => {
    if (error instanceof BillingFailure && error.kind === 'account_lost') return null;
    throw error;
  });
  const read = fact?.kind === 'account' ? fact : null;
  await noteAccount(deps, { ...stored, correlationId }, read);
  return {
    ...stored,
    ready: read?.ready ?? false,
    requirementsDue: read?.requirementsDue ?? stored.requirementsDue,
    disconnectedAt: read ? null : (stored.disconnectedAt ?? deps.clock.now()),
  };
}
