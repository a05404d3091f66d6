import type { AccountState } from '../store/state.ts';
import type { Customer, Invoice, InvoiceLine, InvoicePayment, Subscription } from '../store/stored.ts';

export interface InvoiceInput {
  id: string;
  created: number;
  account: AccountState;
  customer: Customer;
  subscription: Subscription;
  lines: InvoiceLine[];
  billingReason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
  periodStart: number;
  periodEnd: number;
  /** Minor units taken off by the subscription's coupon. */
  discount: number;
}

/** A draft; finalising gives it its number and page. */
export function buildInvoice(input: InvoiceInput): Invoice {
  const subtotal = input.lines.reduce((sum, line) => sum + line.amount, 0);
  const total = subtotal - input.discount;
  return {
    ...partiesOf(input),
    ...unusedFields,
    id: input.id,
    object: 'invoice',
    amount_due: Math.max(0, total),
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: Math.max(0, total),
    amount_shipping: 0,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatically_finalizes_at: null,
    billing_reason: input.billingReason,
    collection_method: 'charge_automatically',
    created: input.created,
    currency: input.subscription.currency,
    default_payment_method: null,
    description: null,
    effective_at: null,
    ending_balance: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    lines: { object: 'list', data: input.lines, has_more: false, url: `/v1/invoices/${input.id}/lines` },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    parent: {
      type: 'subscription_details',
      quote_details: null,
      subscription_details: {
        metadata: { ...input.subscription.metadata },
        subscription: input.subscription.id,
      },
    },
    period_end: input.periodEnd,
    period_start: input.periodStart,
    starting_balance: 0,
    status: 'draft',
    status_transitions: {
      finalized_at: null,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    webhooks_delivered_at: input.created,
  };
}

function partiesOf({ account, customer, subscription }: InvoiceInput) {
  return {
    account_country: account.country,
    account_name: account.displayName,
    account_tax_ids: null,
    application: subscription.application,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: 'none' as const,
    customer_tax_ids: [],
    issuer: { type: 'self' as const },
    on_behalf_of: null,
  };
}

const unusedFields = {
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  custom_fields: null,
  default_source: null,
  default_tax_rates: [],
  discounts: [],
  due_date: null,
  footer: null,
  from_invoice: null,
  last_finalization_error: null,
  latest_revision: null,
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  statement_descriptor: null,
  test_clock: null,
  total_pretax_credit_amounts: [],
  total_taxes: [],
};

export function buildInvoicePayment(input: {
  id: string;
  created: number;
  invoice: Invoice;
  paymentIntent: string;
}): InvoicePayment {
  return {
    id: input.id,
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: input.invoice.amount_due,
    created: input.created,
    currency: input.invoice.currency,
    invoice: input.invoice.id,
    is_default: true,
    livemode: false,
    payment: { type: 'payment_intent', payment_intent: input.paymentIntent },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  };
}
