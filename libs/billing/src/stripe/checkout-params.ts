import type Stripe from 'stripe';
import type { CheckoutOrder, PaymentCheckout, SubscriptionCheckout } from './checkout-order.ts';
import { metadata } from './metadata.ts';

type Params = Stripe.Checkout.SessionCreateParams;

/**
 * An order as Stripe's parameters. Our marks go on the session and on what comes of it, because Stripe does not copy them.
 * Payment methods are not named: the creator's Dashboard decides (`payment_method_types` was removed in 2026-09-30.endive).
 */
export function checkoutParams(order: CheckoutOrder): Params {
  const marks = metadata.of(order.orderId, order.organisationId);
  return {
    line_items: [{ price: order.stripePriceId, quantity: 1 }],
    client_reference_id: order.orderId,
    metadata: marks,
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    ...(order.expiresAt && { expires_at: Math.floor(order.expiresAt.getTime() / 1000) }),
    ...(order.automaticTax && { automatic_tax: { enabled: true } }),
    ...discountParams(order),
    ...buyerParams(order),
    ...(order.mode === 'subscription' ? subscriptionParams(order, marks) : paymentParams(order, marks)),
  };
}

/** Stripe takes one or the other. */
function discountParams({ discount }: CheckoutOrder): Params {
  if (!discount) return {};
  if (discount === 'may_be_typed') return { allow_promotion_codes: true };
  return { discounts: [{ promotion_code: discount.promotionCodeId }] };
}

function buyerParams({ buyer }: CheckoutOrder): Params {
  if (!buyer) return {};
  return 'customerId' in buyer ? { customer: buyer.customerId } : { customer_email: buyer.email };
}

function subscriptionParams(order: SubscriptionCheckout, marks: Stripe.MetadataParam): Params {
  const { trial, applicationFeePercent } = order;
  return {
    mode: 'subscription',
    ...(trial?.withoutCard && { payment_method_collection: 'if_required' }),
    subscription_data: {
      metadata: marks,
      ...(applicationFeePercent !== undefined && { application_fee_percent: applicationFeePercent }),
      ...(trial && { trial_period_days: trial.days }),
      ...(trial?.withoutCard && { trial_settings: { end_behavior: { missing_payment_method: 'cancel' } } }),
    },
  };
}

function paymentParams(order: PaymentCheckout, marks: Stripe.MetadataParam): Params {
  const isNewCustomer = !(order.buyer && 'customerId' in order.buyer);
  return {
    mode: 'payment',
    ...(isNewCustomer && { customer_creation: 'always' }),
    payment_intent_data: {
      metadata: marks,
      ...(order.applicationFeeMinor !== undefined && {
        application_fee_amount: Number(order.applicationFeeMinor),
      }),
    },
  };
}
