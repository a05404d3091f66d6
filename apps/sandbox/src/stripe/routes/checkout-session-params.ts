import { z } from 'zod';
import { accepted, decimal, flag, integer, metadata, params, text } from '../http/params.ts';
import { recurringParams } from './prices.ts';

const lineItem = z.looseObject({
  price: text.optional(),
  price_data: z
    .looseObject({
      currency: text,
      product: text.optional(),
      product_data: z.looseObject({ name: text, metadata: metadata.optional() }).optional(),
      unit_amount: integer,
      recurring: recurringParams.optional(),
    })
    .optional(),
  quantity: integer.optional(),
});

const subscriptionData = z.strictObject({
  application_fee_percent: decimal.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  trial_end: integer.optional(),
  trial_period_days: integer.optional(),
  trial_settings: z
    .object({
      end_behavior: z.object({ missing_payment_method: z.enum(['cancel', 'pause', 'create_invoice']) }),
    })
    .optional(),
  ...accepted(
    'billing_cycle_anchor',
    'billing_cycle_anchor_config',
    'billing_mode',
    'default_tax_rates',
    'invoice_settings',
    'on_behalf_of',
    'pending_invoice_item_interval',
    'proration_behavior',
    'transfer_data',
  ),
});

const paymentIntentData = z.strictObject({
  application_fee_amount: integer.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  ...accepted(
    'capture_method',
    'on_behalf_of',
    'receipt_email',
    'shipping',
    'statement_descriptor',
    'statement_descriptor_suffix',
    'transfer_data',
    'transfer_group',
  ),
});

/** What `POST /v1/checkout/sessions` takes. `payment_method_types` is gone since 2026-09-30.endive. */
export const checkoutSessionParams = params({
  mode: z.enum(['subscription', 'payment']),
  line_items: z.array(lineItem).min(1),
  success_url: text.optional(),
  cancel_url: text.optional(),
  customer: text.optional(),
  customer_email: text.optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  client_reference_id: z.string().max(200).optional(),
  metadata: metadata.optional(),
  subscription_data: subscriptionData.optional(),
  payment_intent_data: paymentIntentData.optional(),
  payment_method_collection: z.enum(['always', 'if_required']).optional(),
  expires_at: integer.optional(),
  locale: text.optional(),
  allow_promotion_codes: flag.optional(),
  billing_address_collection: z.enum(['required', 'auto']).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'subscribe']).optional(),
  discounts: z
    .array(z.strictObject({ coupon: text.optional(), promotion_code: text.optional() }))
    .max(1)
    .optional(),
  automatic_tax: z.looseObject({ enabled: flag }).optional(),
  allowed_payment_method_types: z.array(text).optional(),
  ui_mode: z.enum(['hosted_page']).optional(),
  ...accepted(
    'adaptive_pricing',
    'after_expiration',
    'branding_settings',
    'consent_collection',
    'currency',
    'custom_fields',
    'custom_text',
    'customer_update',
    'excluded_payment_method_types',
    'integration_identifier',
    'invoice_creation',
    'managed_payments',
    'name_collection',
    'optional_items',
    'origin_context',
    'payment_method_configuration',
    'payment_method_data',
    'payment_method_options',
    'permissions',
    'phone_number_collection',
    'saved_payment_method_options',
    'shipping_address_collection',
    'shipping_options',
    'tax_id_collection',
    'wallet_options',
  ),
});
export type CheckoutSessionParams = z.output<typeof checkoutSessionParams>;
