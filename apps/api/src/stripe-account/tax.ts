import { readTax } from '@latchkey/billing/stripe/read-tax';
import { findStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import { noteTax } from '@latchkey/db/stripe-account/note-tax';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** How Stripe Tax stands on the seller's account, read now and kept: checkouts ask for taxes by what was read last. */
export function stripeAccountTax({ database, stripe, settings }: Deps): UseCases['stripeAccount']['tax'] {
  return async ({ organisationId }) => {
    const { db } = database;
    const settingsUrl = settings.sandboxUrl
      ? `${settings.sandboxUrl}/stripe`
      : `https://dashboard.stripe.com/${settings.livemode ? '' : 'test/'}settings/tax`;
    const seller = await findStripeAccount(db, organisationId, settings.livemode);
    if (!seller) return { state: 'no_account', missing: [], registeredIn: [], settingsUrl };
    const { active, missing, registeredIn } = await readTax(stripe, seller);
    await noteTax(db, { organisationId, stripeAccountId: seller.id, active });
    return { state: active ? 'active' : 'off', missing, registeredIn, settingsUrl };
  };
}
