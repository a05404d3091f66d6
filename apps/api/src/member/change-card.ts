import { openPortal } from '@latchkey/billing/stripe/open-portal';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { ownSubscription } from './own-subscription.ts';

/** A page of Stripe's, on the creator's account, on which the card of a subscription is changed. */
export function memberChangeCard(deps: Deps): UseCases['member']['changeCard'] {
  return async ({ session }, { subscriptionId }) => {
    const { account, customer_id: customerId } = await ownSubscription(
      deps.database.db,
      session,
      subscriptionId,
    );
    if (customerId === null) throw new LatchkeyError('conflict', 'This subscription is not paid by card.');
    const returnUrl = `${deps.settings.publicWebUrl}/member`;
    return openPortal(deps.stripe, { account, customerId, returnUrl, locale: session.locale });
  };
}
