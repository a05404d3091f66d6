import { BillingFailure } from '@latchkey/billing/billing-failure';
import type { CheckoutOrder } from '@latchkey/billing/stripe/checkout-order';
import { createCheckout, type HostedCheckout } from '@latchkey/billing/stripe/create-checkout';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrderId } from '@latchkey/contracts/ids';
import type { StoredOrder } from '@latchkey/db/order/create-order';
import { saveCheckout } from '@latchkey/db/order/save-checkout';
import type { PlanForSale, PriceForSale } from '@latchkey/db/plan/find-plan-for-sale';
import type { Deps } from '../deps.ts';
import { codeRefused } from './code-refused.ts';

/** The hosted checkout of an order: the one that it has, else a new one. */
export async function openCheckout(
  { database, stripe, settings, clock }: Deps,
  { order, email }: StoredOrder,
  sold: {
    account: string;
    plan: PlanForSale;
    price: PriceForSale;
    discount: CheckoutOrder['discount'];
    automaticTax: boolean;
  },
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
    ...(sold.discount && { discount: sold.discount }),
    ...(sold.automaticTax && { automaticTax: true }),
    idempotencyKey: keyOf(order.id, sold),
    ...(interval === 'once'
      ? { mode: 'payment' }
      : {
          mode: 'subscription',
          ...(trialDays > 0 && { trial: { days: trialDays, withoutCard: trialWithoutCard } }),
        }),
  }).catch((failure: unknown) => {
    throw typeof sold.discount === 'object' && isRefusal(failure) ? codeRefused('ended') : failure;
  });
  await saveCheckout(database.db, order.organisationId, order.id, checkout);
  return checkout;
}

/** A key stands for one request: what may have changed until the next try is part of it. */
function keyOf(
  orderId: OrderId,
  sold: { discount: CheckoutOrder['discount']; automaticTax: boolean },
): string {
  const codes = sold.discount === 'may_be_typed' ? '-codes' : '';
  return `checkout-${orderId}${codes}${sold.automaticTax ? '-tax' : ''}`;
}

/** Stripe's no to a code that was good a moment ago: its last use, or its end at Stripe. */
function isRefusal(failure: unknown): boolean {
  return failure instanceof BillingFailure && (failure.kind === 'faulty' || failure.kind === 'gone');
}
