import type { SyncObjectKind, SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type Stripe from 'stripe';
import type { Provider, ProviderFact } from '../provider.ts';
import type { CheckoutOrder } from './checkout-order.ts';
import { createCheckout } from './create-checkout.ts';
import { readAccount } from './read-account.ts';
import { readCharge } from './read-charge.ts';
import { readPayout } from './read-payout.ts';
import { readPurchase } from './read-purchase.ts';
import { readSubscription } from './read-subscription.ts';

type Read = (stripe: Stripe, target: SyncTarget) => Promise<ProviderFact>;

const readByKind = {
  subscription: (stripe, { account, objectId }) =>
    readSubscription(stripe, { account, subscriptionId: objectId }),
  checkout_session: (stripe, { account, objectId }) => readPurchase(stripe, { account, sessionId: objectId }),
  charge: (stripe, { account, objectId }) => readCharge(stripe, { account, chargeId: objectId }),
  payout: (stripe, { account, objectId }) => readPayout(stripe, { account, payoutId: objectId }),
  account: (stripe, { account }) => readAccount(stripe, { account }),
} as const satisfies Record<SyncObjectKind, Read>;

/** Stripe with direct charges on connected accounts. */
export function stripeProvider(stripe: Stripe): Provider<CheckoutOrder> {
  return {
    name: 'stripe',
    chargeModel: 'direct',
    async openCheckout(order) {
      const { sessionId, url, expiresAt } = await createCheckout(stripe, order);
      return { url, providerId: sessionId, expiresAt };
    },
    readObject: (target) => readByKind[target.objectKind](stripe, target),
  };
}
