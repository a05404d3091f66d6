import { mergeMetadata } from '../http/params.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { taxOf } from '../lifecycle/account/tax.ts';
import type { OpenRequest } from '../lifecycle/checkout/open-session.ts';
import { type Redeemed, redeemById, requireApplies } from '../lifecycle/discount/redeem.ts';
import { buildPrice } from '../objects/price.ts';
import { buildProduct } from '../objects/product.ts';
import { newId } from '../store/new-id.ts';
import { find, insert } from '../store/objects.ts';
import type { CheckoutSession, Price } from '../store/stored.ts';
import type { Scope } from '../store/world.ts';
import type { CheckoutSessionParams } from './checkout-session-params.ts';

/** Checks what Stripe checks between the fields and turns the form into a request. */
export function openRequestOf(scope: Scope, input: CheckoutSessionParams): OpenRequest {
  refuseConflicts(input);
  if (input.customer !== undefined) find(scope, 'customer', input.customer, 'customer');
  const lines = input.line_items.map((line, index) => lineOf(scope, line, index));
  const redeemed = redeemedBy(
    scope,
    input,
    lines.map(({ price }) => price),
  );
  requireTax(scope, input);
  return {
    mode: input.mode,
    lines,
    expiresAt: input.expires_at ?? null,
    customer: input.customer ?? null,
    customerEmail: input.customer_email ?? null,
    customerCreation:
      input.mode === 'payment' && !input.customer
        ? (input.customer_creation ?? 'if_required')
        : creationOf(input),
    clientReferenceId: input.client_reference_id ?? null,
    metadata: mergeMetadata({}, input.metadata),
    successUrl: input.success_url ?? null,
    cancelUrl: input.cancel_url ?? null,
    locale: (input.locale ?? null) as CheckoutSession['locale'],
    allowPromotionCodes: input.allow_promotion_codes ?? null,
    billingAddressCollection: input.billing_address_collection ?? null,
    submitType: input.submit_type ?? null,
    paymentMethodCollection: input.payment_method_collection ?? 'always',
    allowedPaymentMethodTypes: input.allowed_payment_method_types ?? null,
    coupon: redeemed?.coupon ?? null,
    promotionCode: redeemed?.promotionCode ?? null,
    automaticTax: input.automatic_tax?.enabled ?? false,
    subscriptionData: subscriptionDataOf(input),
    paymentData: paymentDataOf(input),
  };
}

function refuseConflicts(input: CheckoutSessionParams): void {
  const other = input.mode === 'payment' ? 'subscription_data' : 'payment_intent_data';
  if (input[other] !== undefined) {
    throw invalidRequest(`You can not pass \`${other}\` in \`${input.mode}\` mode.`, other);
  }
  if (input.success_url === undefined) {
    throw invalidRequest('Missing required param: success_url.', 'success_url', 'parameter_missing');
  }
  for (const name of ['success_url', 'cancel_url'] as const) {
    const url = input[name];
    if (url !== undefined && !/^https?:\/\//.test(url))
      throw invalidRequest('Not a valid URL', name, 'url_invalid');
  }
  if (input.discounts !== undefined && input.allow_promotion_codes !== undefined) {
    throw invalidRequest(
      'You may only specify one of these parameters: allow_promotion_codes, discounts.',
      'discounts',
    );
  }
  if (input.customer !== undefined && input.customer_email !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.');
  }
  if (input.mode === 'payment' && input.payment_method_collection !== undefined) {
    throw invalidRequest(
      'You can only set `payment_method_collection` in `subscription` mode.',
      'payment_method_collection',
    );
  }
  if (input.mode === 'subscription' && input.customer_creation !== undefined) {
    throw invalidRequest('`customer_creation` can only be used in `payment` mode.', 'customer_creation');
  }
  const days = input.subscription_data?.trial_period_days;
  if (days !== undefined && (days < 1 || days > 730)) {
    throw invalidRequest(
      'The minimum number of trial period days is 1.',
      'subscription_data[trial_period_days]',
    );
  }
}

function redeemedBy(scope: Scope, input: CheckoutSessionParams, prices: readonly Price[]): Redeemed | null {
  const given = input.discounts?.[0];
  if (!given) return null;
  if (given.promotion_code !== undefined)
    return redeemById(scope, given.promotion_code, prices, 'discounts[0][promotion_code]');
  const param = 'discounts[0][coupon]';
  const coupon = find(scope, 'coupon', given.coupon ?? '', param);
  requireApplies(scope, coupon, prices, param);
  return { coupon: coupon.id, promotionCode: null };
}

function requireTax(scope: Scope, input: CheckoutSessionParams): void {
  if (input.automatic_tax?.enabled !== true || taxOf(scope).active) return;
  throw invalidRequest(
    'Stripe Tax has not been activated on your account.',
    'automatic_tax[enabled]',
    'stripe_tax_inactive',
  );
}

function creationOf(input: CheckoutSessionParams): 'always' | null {
  return input.customer === undefined ? 'always' : null;
}

function lineOf(scope: Scope, line: CheckoutSessionParams['line_items'][number], index: number) {
  const quantity = line.quantity ?? 1;
  if (quantity < 1) throw invalidRequest('Quantity must be at least 1.', `line_items[${index}][quantity]`);
  if (line.price !== undefined) {
    return { price: find(scope, 'price', line.price, `line_items[${index}][price]`), quantity };
  }
  if (!line.price_data)
    throw invalidRequest(`You must specify either \`price\` or \`price_data\`.`, `line_items[${index}]`);
  return { price: inlinePrice(scope, line.price_data), quantity };
}

function inlinePrice(
  scope: Scope,
  data: NonNullable<CheckoutSessionParams['line_items'][number]['price_data']>,
): Price {
  const created = scope.world.now();
  const product =
    data.product ??
    insert(
      scope,
      'product',
      buildProduct({
        id: newId('prod', 14),
        created,
        name: data.product_data?.name ?? 'Product',
        metadata: mergeMetadata({}, data.product_data?.metadata),
      }),
    ).id;
  return insert(
    scope,
    'price',
    buildPrice({
      id: newId('price'),
      created,
      currency: data.currency.toLowerCase(),
      product: find(scope, 'product', product, 'product').id,
      unitAmount: data.unit_amount,
      recurring: data.recurring
        ? { interval: data.recurring.interval, intervalCount: data.recurring.interval_count ?? 1 }
        : null,
    }),
  );
}

function subscriptionDataOf(input: CheckoutSessionParams): OpenRequest['subscriptionData'] {
  const data = input.subscription_data;
  return {
    metadata: mergeMetadata({}, data?.metadata),
    description: data?.description ?? null,
    applicationFeePercent: data?.application_fee_percent ?? null,
    trialEnd: data?.trial_end ?? null,
    trialDays: data?.trial_period_days ?? null,
    missingPaymentMethod: data?.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
  };
}

function paymentDataOf(input: CheckoutSessionParams): OpenRequest['paymentData'] {
  const data = input.payment_intent_data;
  return {
    metadata: mergeMetadata({}, data?.metadata),
    description: data?.description ?? null,
    applicationFee: data?.application_fee_amount ?? null,
    setupFutureUsage: data?.setup_future_usage ?? null,
  };
}
