import type { StripeAccountView } from '@latchkey/contracts/procedures/stripe-account';
import type { StoredStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';

/** A connected account as its creator sees it. */
export function accountView(stored: StoredStripeAccount): StripeAccountView {
  return {
    id: stored.id,
    account: stored.account,
    livemode: stored.livemode,
    ready: stored.ready,
    requirementsDue: stored.requirementsDue,
    disconnectedAt: stored.disconnectedAt?.toISOString() ?? null,
  };
}
