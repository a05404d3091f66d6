import { OrderId, OrganisationId } from '@latchkey/contracts/ids';

type Fields = Record<string, unknown>;

export const orderId = OrderId.parse('ord_01k9zq3v5h8m2n4p6r7s9t0w1x');
export const organisationId = OrganisationId.parse('org_01k9zq3v5h8m2n4p6r7s9t0w1y');
export const account = 'acct_1Creator00000001';
export const marks = { latchkey_order: orderId, latchkey_organisation: organisationId };

/** Seconds since 1970 of a day of January 2027, and the same as a Date. */
export const day = (ofJanuary: number) => Date.UTC(2027, 0, ofJanuary) / 1000;
export const date = (ofJanuary: number) => new Date(day(ofJanuary) * 1000);

export const list = (...data: Fields[]) => ({ object: 'list', data, has_more: false, url: '/' });

export const line = (periodEnd: number, fields: Fields = {}) => ({
  amount: 900,
  period: { start: day(1), end: periodEnd },
  parent: { type: 'subscription_item_details' },
  ...fields,
});

export const invoice = (fields: Fields = {}) => ({
  id: 'in_1',
  object: 'invoice',
  status: 'paid',
  billing_reason: 'subscription_create',
  currency: 'eur',
  created: day(1),
  amount_paid: 900,
  amount_remaining: 0,
  attempted: true,
  customer_email: 'buyer@example.com',
  hosted_invoice_url: 'https://pay.example.com/in_1',
  status_transitions: { paid_at: day(2) },
  lines: list(line(day(31))),
  payments: list({ status: 'paid', payment: { payment_intent: 'pi_1' } }),
  ...fields,
});

export const openInvoice = (fields: Fields = {}) =>
  invoice({
    id: 'in_open',
    status: 'open',
    created: day(20),
    amount_paid: 0,
    amount_remaining: 900,
    status_transitions: { paid_at: null },
    payments: list(),
    ...fields,
  });

export const subscription = (fields: Fields = {}) => ({
  id: 'sub_1',
  object: 'subscription',
  status: 'active',
  metadata: marks,
  items: list({ price: { id: 'price_1' }, current_period_end: day(31) }),
  cancel_at: null,
  cancel_at_period_end: false,
  ended_at: null,
  trial_end: null,
  latest_invoice: invoice(),
  customer: { id: 'cus_1', object: 'customer', email: 'buyer@example.com' },
  ...fields,
});

export const intent = (fields: Fields = {}) => ({
  id: 'pi_1',
  object: 'payment_intent',
  status: 'succeeded',
  created: day(1),
  latest_charge: charge(),
  ...fields,
});

export const charge = (fields: Fields = {}) => ({
  id: 'ch_1',
  status: 'succeeded',
  created: day(2),
  payment_method_details: { type: 'card' },
  ...fields,
});

export const invoicePayments = (payment_intent: unknown) =>
  list({ id: 'inpay_1', status: 'open', payment: { type: 'payment_intent', payment_intent } });

export const session = (fields: Fields = {}) => ({
  id: 'cs_1',
  object: 'checkout.session',
  created: day(1),
  metadata: marks,
  status: 'complete',
  payment_status: 'paid',
  amount_total: 4900,
  currency: 'eur',
  payment_intent: intent(),
  subscription: null,
  customer: 'cus_1',
  customer_details: { email: 'buyer@example.com' },
  customer_email: null,
  ...fields,
});

export const balanceTransaction = (amount: number, fields: Fields = {}) => ({
  id: `txn_${amount}`,
  object: 'balance_transaction',
  amount,
  currency: 'eur',
  fee: 0,
  created: day(10),
  type: 'adjustment',
  ...fields,
});

export const refund = (fields: Fields = {}) => ({
  id: 're_1',
  object: 'refund',
  amount: 900,
  currency: 'eur',
  status: 'succeeded',
  created: day(10),
  balance_transaction: balanceTransaction(-900, { type: 'refund' }),
  ...fields,
});

export const dispute = (fields: Fields = {}) => ({
  id: 'du_1',
  object: 'dispute',
  amount: 900,
  currency: 'eur',
  status: 'needs_response',
  reason: 'fraudulent',
  created: day(10),
  evidence_details: { due_by: day(19) },
  balance_transactions: [balanceTransaction(-900, { fee: 2000 })],
  ...fields,
});
