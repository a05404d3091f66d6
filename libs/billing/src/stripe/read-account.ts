import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { type Gone, orGone } from './or-gone.ts';
import { Account } from './shapes/account.ts';

export interface AccountFact {
  kind: 'account';
  account: string;
  /** It can take card payments now. */
  ready: boolean;
  /** Nothing is asked of the creator at present. */
  detailsSubmitted: boolean;
  payoutsEnabled: boolean;
  /** What Stripe asks of the creator now, in Stripe's words, e.g. `identity.individual.dob`. */
  requirementsDue: string[];
}

/**
 * What a connected account may do now (Stripe: Accounts v2, `configuration.merchant`).
 * @throws {BillingFailure} `account_lost` where the platform may not look at it any more.
 */
export async function readAccount(
  stripe: Stripe,
  { account }: { account: string },
): Promise<AccountFact | Gone> {
  // A call of the platform, so without Stripe-Account; a refusal is nevertheless about this account.
  const read = callStripe(account, async () =>
    Account.parse(
      await stripe.v2.core.accounts.retrieve(account, {
        include: ['configuration.merchant', 'requirements'],
      }),
    ),
  );
  return orGone(read.then(toFact));
}

function toFact(account: Account): AccountFact {
  const capabilities = account.configuration?.merchant?.capabilities;
  const requirementsDue = dueFromCreator(account);
  return {
    kind: 'account',
    account: account.id,
    ready: account.closed !== true && capabilities?.card_payments?.status === 'active',
    detailsSubmitted: requirementsDue.length === 0,
    payoutsEnabled: capabilities?.stripe_balance?.payouts?.status === 'active',
    requirementsDue,
  };
}

function dueFromCreator(account: Account): string[] {
  return (account.requirements?.entries ?? [])
    .filter(
      (entry) => entry.awaiting_action_from === 'user' && entry.minimum_deadline.status !== 'eventually_due',
    )
    .map((entry) => entry.description);
}
