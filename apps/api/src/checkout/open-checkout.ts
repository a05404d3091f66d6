import { createCheckout, type HostedCheckout } from '@latchkey/billing/stripe/create-checkout';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { StoredOrder } from '@latchkey/db/order/create-order';
import { saveCheckout } from '@latchkey/db/order/save-checkout';
import type { PlanForSale, PriceForSale } from '@latchkey/db/plan/find-plan-for-sale';
import type { Deps } from '../deps.ts';

/** The hosted checkout of an order: the one that it has, else a new one. */
export async function openCheckout(
  { database, stripe, settings, clock }: Deps,
  { order, email }: StoredOrder,
  sold: { account: string; plan: PlanForSale; price: PriceForSale },
): Promise<HostedCheckout> {
  const { checkoutSessionId: sessionId, checkoutUrl: url, checkoutExpiresAt: expiresAt } = order;
  if (sessionId && url && expiresAt) {
    if (expiresAt > clock.now()) return { sessionId, url, expiresAt };
    throw new LatchkeyError('conflict', 'This checkout has expired. Begin again with a new idempotencyKey.');
  }
  const { interval, trialDays, trialWithoutCard } = sold.plan;
  const checkout = await createCheckout(stripe, {
    account: sold.account,
    stripePriceId: sold.price.providerPriceId ?? '',
    orderId: order.id,
    organisationId: order.organisationId,
    ...(email !== null && { buyer: { email } }),
    successUrl: `${settings.publicWebUrl}/checkout/done?order=${order.id}`,
    cancelUrl: `${settings.publicWebUrl}/checkout/cancelled?order=${order.id}`,
    idempotencyKey: `checkout-${order.id}`,
    ...(interval === 'once'
      ? { mode: 'payment' }
      : {
          mode: 'subscription',
          ...(trialDays > 0 && { trial: { days: trialDays, withoutCard: trialWithoutCard } }),
        }),
  });
  await saveCheckout(database.db, order.organisationId, order.id, checkout);
  return checkout;
}
