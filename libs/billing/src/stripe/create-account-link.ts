import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';

export interface OnboardingUrls {
  account: string;
  /** Opened when the link has expired or was used: it has to make a new one. */
  refreshUrl: string;
  /** Opened at the end. It proves nothing: read the account. */
  returnUrl: string;
}

export interface OnboardingLink {
  /** Single use and short-lived: redirect to it, never send it. */
  url: string;
  expiresAt: Date;
}

/**
 * A link to Stripe's onboarding of one connected account (Stripe: Account Links v2).
 * @throws {BillingFailure}
 */
export async function createAccountLink(stripe: Stripe, urls: OnboardingUrls): Promise<OnboardingLink> {
  // A call of the platform, so without Stripe-Account; a refusal is nevertheless about this account.
  return callStripe(urls.account, async () => {
    const link = await stripe.v2.core.accountLinks.create({
      account: urls.account,
      use_case: {
        type: 'account_onboarding',
        account_onboarding: {
          refresh_url: urls.refreshUrl,
          return_url: urls.returnUrl,
        },
      },
    });
    return { url: link.url, expiresAt: new Date(link.expires_at) };
  });
}
