import type Stripe from 'stripe';
import type { CheckoutSession, LineItem, Price } from '../store/stored.ts';

export interface CheckoutSessionInput {
  id: string;
  created: number;
  expiresAt: number;
  mode: 'subscription' | 'payment';
  url: string;
  amountSubtotal: number;
  amountTotal: number;
  currency: string;
  customer: string | null;
  customerEmail: string | null;
  customerCreation: 'always' | 'if_required' | null;
  clientReferenceId: string | null;
  metadata: Record<string, string>;
  successUrl: string | null;
  cancelUrl: string | null;
  locale: CheckoutSession['locale'];
  allowPromotionCodes: boolean | null;
  billingAddressCollection: 'required' | 'auto' | null;
  submitType: CheckoutSession['submit_type'];
  paymentMethodCollection: 'always' | 'if_required';
  allowedPaymentMethodTypes: string[] | null;
  coupon: string | null;
  promotionCode: string | null;
  automaticTax: boolean;
}

export function buildCheckoutSession(input: CheckoutSessionInput): CheckoutSession {
  return {
    ...unusedFields,
    id: input.id,
    object: 'checkout.session',
    allow_promotion_codes: input.allowPromotionCodes,
    allowed_payment_method_types: input.allowedPaymentMethodTypes,
    amount_subtotal: input.amountSubtotal,
    amount_total: input.amountTotal,
    billing_address_collection: input.billingAddressCollection,
    cancel_url: input.cancelUrl,
    client_reference_id: input.clientReferenceId,
    created: input.created,
    currency: input.currency,
    customer: input.customer,
    customer_account: null,
    customer_creation: input.customerCreation,
    customer_details: input.customerEmail === null ? null : customerDetails(input.customerEmail, null),
    customer_email: input.customerEmail,
    automatic_tax: {
      enabled: input.automaticTax,
      liability: input.automaticTax ? { type: 'self' } : null,
      provider: input.automaticTax ? 'stripe' : null,
      status: input.automaticTax ? 'requires_location_inputs' : null,
    },
    discounts: discountsOf(input),
    expires_at: input.expiresAt,
    invoice: null,
    invoice_creation: input.mode === 'payment' ? noInvoice : null,
    livemode: false,
    locale: input.locale,
    metadata: input.metadata,
    mode: input.mode,
    payment_intent: null,
    payment_method_collection: input.mode === 'payment' ? 'if_required' : input.paymentMethodCollection,
    payment_method_types: input.allowedPaymentMethodTypes ?? ['card', 'sepa_debit'],
    payment_status: 'unpaid',
    status: 'open',
    submit_type: input.submitType,
    subscription: null,
    success_url: input.successUrl,
    total_details: {
      amount_discount: input.amountSubtotal - input.amountTotal,
      amount_shipping: 0,
      amount_tax: 0,
    },
    ui_mode: 'hosted_page',
    url: input.url,
  };
}

/** One that was given by its code names the code alone, as Stripe does. */
export function discountsOf({
  coupon,
  promotionCode,
}: {
  coupon: string | null;
  promotionCode: string | null;
}): NonNullable<CheckoutSession['discounts']> {
  if (coupon === null) return [];
  return [
    promotionCode === null
      ? { coupon, promotion_code: null }
      : { coupon: null, promotion_code: promotionCode },
  ];
}

const noInvoice: Stripe.Checkout.Session.InvoiceCreation = {
  enabled: false,
  invoice_data: {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: null,
    metadata: {},
    rendering_options: null,
  },
};

const unusedFields = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  integration_identifier: null,
  managed_payments: null,
  origin_context: null,
  payment_link: null,
  payment_method_configuration_details: null,
  payment_method_options: { card: { request_three_d_secure: 'automatic' as const } },
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  wallet_options: null,
};

export function customerDetails(email: string, name: string | null): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

export function buildLineItem(input: {
  id: string;
  price: Price;
  quantity: number;
  description: string;
  discount: number;
}): LineItem {
  const amount = (input.price.unit_amount ?? 0) * input.quantity;
  return {
    id: input.id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: input.discount,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount - input.discount,
    currency: input.price.currency,
    description: input.description,
    metadata: {},
    price: input.price,
    quantity: input.quantity,
  };
}
