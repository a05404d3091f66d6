import { connectAccount } from '@latchkey/billing/stripe/connect-account';
import { createAccountLink } from '@latchkey/billing/stripe/create-account-link';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { listOrganisations } from '@latchkey/db/organisation/list-organisations';
import { addStripeAccount } from '@latchkey/db/stripe-account/add-stripe-account';
import { findStripeAccount, type StoredStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { OrganisationCall, UseCases } from '../trpc/use-cases.ts';
import { accountView } from './account-view.ts';

/** Opens the organisation's account at Stripe when it has none, and a link on which the creator completes it. */
export function stripeAccountConnect(deps: Deps): UseCases['stripeAccount']['connect'] {
  return async (call, input) => {
    const { database, settings, stripe } = deps;
    const known = await findStripeAccount(database.db, call.organisationId, settings.livemode);
    const stored = known ?? (await openAccount(deps, call, input));
    const page = `${settings.publicWebUrl}/o/${call.organisationId}/onboarding`;
    const { url } = await createAccountLink(stripe, {
      account: stored.account,
      // The page reads the account again, or asks for a new link.
      refreshUrl: `${page}?stripe=expired`,
      returnUrl: `${page}?stripe=returned`,
    });
    return { account: accountView(stored), url };
  };
}

async function openAccount(
  { database, settings, stripe, clock }: Deps,
  { organisationId, principal, correlationId }: OrganisationCall,
  input: { email: string; country: string },
): Promise<StoredStripeAccount> {
  const own = principal.kind === 'user' ? await listOrganisations(database.db, principal.userId) : [];
  const account = await connectAccount(stripe, {
    organisationId,
    displayName: own.find(({ id }) => id === organisationId)?.name ?? 'Latchkey',
    contactEmail: input.email,
    country: input.country,
    // Two clicks open one account; after its end (24 hours at Stripe) the account is stored long since.
    idempotencyKey: `connect-${organisationId}`,
  });
  const added = await addStripeAccount(
    database.db,
    { organisationId, account, livemode: settings.livemode },
    actOf(principal, correlationId, clock.now()),
  );
  if (!added) throw new LatchkeyError('conflict', 'This Stripe account is connected elsewhere.');
  return added;
}
