import { z } from 'zod';
import { accepted, decimal, integer, mergeMetadata, metadata, params, text } from '../http/params.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { collectInvoice, unattended } from '../lifecycle/subscription/collect-invoice.ts';
import { startSubscription } from '../lifecycle/subscription/start-subscription.ts';
import { find } from '../store/objects.ts';
import type { Subscription } from '../store/stored.ts';
import type { Scope } from '../store/world.ts';

export const createSubscriptionParams = params({
  customer: text,
  items: z.array(z.looseObject({ price: text, quantity: integer.optional() })).min(1),
  metadata: metadata.optional(),
  description: text.optional(),
  default_payment_method: text.optional(),
  application_fee_percent: decimal.optional(),
  trial_period_days: integer.optional(),
  trial_end: integer.optional(),
  payment_behavior: z
    .enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete', 'pending_if_incomplete'])
    .optional(),
  trial_settings: z
    .object({
      end_behavior: z.object({ missing_payment_method: z.enum(['cancel', 'pause', 'create_invoice']) }),
    })
    .optional(),
  ...accepted(
    'billing_mode',
    'collection_method',
    'off_session',
    'payment_settings',
    'currency',
    'automatic_tax',
  ),
});

/** A subscription made without Checkout, as a creator may have on the same account beside ours. */
export function createSubscription(
  scope: Scope,
  input: z.output<typeof createSubscriptionParams>,
): Subscription {
  const customer = find(scope, 'customer', input.customer, 'customer');
  const trialEnd =
    input.trial_end ??
    (input.trial_period_days === undefined ? null : scope.world.now() + input.trial_period_days * 86_400);
  const method = input.default_payment_method ?? null;
  if (method === null && customer.invoice_settings.default_payment_method === null && trialEnd === null) {
    if (input.payment_behavior !== 'default_incomplete') {
      throw invalidRequest(
        'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
        undefined,
        'resource_missing',
      );
    }
  }
  const subscription = startSubscription(scope, {
    customer: customer.id,
    items: input.items.map((item) => ({
      price: find(scope, 'price', item.price, 'items'),
      quantity: item.quantity ?? 1,
    })),
    metadata: mergeMetadata({}, input.metadata),
    description: input.description ?? null,
    applicationFeePercent: input.application_fee_percent ?? null,
    defaultPaymentMethod: method,
    trialEnd,
    missingPaymentMethod: input.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
    coupon: null,
  });
  if (trialEnd === null && input.payment_behavior !== 'default_incomplete') {
    collectInvoice(scope, subscription.latest_invoice ?? '', unattended);
  }
  return find(scope, 'subscription', subscription.id);
}
