import type { OrganisationId } from '@latchkey/contracts/ids';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { metadata } from './metadata.ts';

export interface NewAccount {
  organisationId: OrganisationId;
  /** The creator's, shown to buyers. */
  displayName: string;
  contactEmail: string;
  /** ISO 3166-1 alpha-2, lower or upper case. */
  country: string;
  idempotencyKey: string;
}

/**
 * Opens a connected account whose owner is the merchant: full Dashboard, and Stripe itself collects fees and bears losses
 * (Stripe: Accounts v2, SaaS platform with direct charges). It can charge only after onboarding: see `readAccount`.
 * @returns the account's id, `acct_…`.
 * @throws {BillingFailure}
 */
export async function connectAccount(stripe: Stripe, account: NewAccount): Promise<string> {
  return callStripe(null, async () => {
    const created = await stripe.v2.core.accounts.create(
      {
        display_name: account.displayName,
        contact_email: account.contactEmail,
        dashboard: 'full',
        identity: { country: account.country.toLowerCase() },
        defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
        configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
        metadata: metadata.ofOrganisation(account.organisationId),
      },
      { idempotencyKey: account.idempotencyKey },
    );
    return created.id;
  });
}
