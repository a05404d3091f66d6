import { invalidRequest } from '../../http/stripe-error.ts';
import { buildInvoice, buildInvoicePayment, type InvoiceInput } from '../../objects/invoice.ts';
import { emit } from '../../store/emit.ts';
import { newId } from '../../store/new-id.ts';
import { change, find, insert } from '../../store/objects.ts';
import type { Invoice } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { createIntent } from '../payment/create-intent.ts';
import { linkPayment, paymentOf } from './invoice-links.ts';

export type DraftRequest = Omit<InvoiceInput, 'id' | 'created' | 'account'>;

export function draftInvoice(scope: Scope, request: DraftRequest): Invoice {
  const id = newId('in');
  const invoice = insert(
    scope,
    'invoice',
    buildInvoice({ ...request, id, created: scope.world.now(), account: scope.account }),
  );
  for (const line of invoice.lines.data) line.invoice = id;
  emit(scope, 'invoice.created', invoice);
  return invoice;
}

/** Gives the draft its number, its page and, if there is something to pay, its payment intent. */
export function finalizeInvoice(scope: Scope, id: string, applicationFeePercent: number | null): Invoice {
  const draft = find(scope, 'invoice', id);
  if (draft.status !== 'draft') {
    throw invalidRequest('This invoice is already finalized.', 'invoice', 'invoice_not_editable');
  }
  const now = scope.world.now();
  scope.account.hidden.invoiceCount += 1;
  const page = `${scope.world.publicUrl}/stripe/invoice/${id}`;
  change(scope, 'invoice', id, (invoice) => {
    Object.assign(invoice, {
      status: 'open',
      number: `SANDBOX-${String(scope.account.hidden.invoiceCount).padStart(4, '0')}`,
      effective_at: now,
      automatically_finalizes_at: null,
      hosted_invoice_url: page,
      invoice_pdf: `${page}/pdf`,
    });
    invoice.status_transitions.finalized_at = now;
  });
  useBalance(scope, id);
  emit(scope, 'invoice.finalized', draft);
  if (draft.amount_due > 0) askForPayment(scope, draft, applicationFeePercent);
  return draft;
}

/** Marks the invoice as paid and says so; the caller has the money. */
export function settleInvoice(scope: Scope, id: string): void {
  const now = scope.world.now();
  change(scope, 'invoice', id, (invoice) => {
    invoice.status = 'paid';
    invoice.amount_paid = invoice.amount_due;
    invoice.amount_remaining = 0;
    invoice.attempted = true;
    invoice.auto_advance = false;
    invoice.next_payment_attempt = null;
    invoice.status_transitions.paid_at = now;
  });
  const invoice = find(scope, 'invoice', id);
  const payment = paymentOf(scope, id);
  if (payment) {
    change(scope, 'invoice_payment', payment.id, (draft) => {
      draft.status = 'paid';
      draft.amount_paid = invoice.amount_due;
      draft.status_transitions.paid_at = now;
    });
    emit(scope, 'invoice_payment.paid', payment);
  }
  emit(scope, 'invoice.paid', invoice);
  emit(scope, 'invoice.payment_succeeded', invoice);
}

export function countAttempt(scope: Scope, id: string): void {
  change(scope, 'invoice', id, (invoice) => {
    invoice.attempted = true;
    invoice.attempt_count += 1;
  });
}

/** A credit of the payer's pays first; what an invoice is below nothing becomes one. */
function useBalance(scope: Scope, id: string): void {
  const invoice = find(scope, 'invoice', id);
  const customer = find(scope, 'customer', invoice.customer);
  const before = customer.balance ?? 0;
  const used = invoice.total > 0 ? Math.min(invoice.total, Math.max(0, -before)) : invoice.total;
  change(scope, 'invoice', id, (draft) => {
    draft.starting_balance = before;
    draft.ending_balance = before + used;
    draft.amount_due = Math.max(0, draft.total - used);
    draft.amount_remaining = draft.amount_due;
  });
  if (used === 0) return;
  const previous = change(scope, 'customer', customer.id, (draft) => {
    draft.balance = before + used;
  });
  emit(scope, 'customer.updated', find(scope, 'customer', customer.id), previous);
}

function askForPayment(scope: Scope, invoice: Invoice, applicationFeePercent: number | null): void {
  const intent = createIntent(scope, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: invoice.customer,
    applicationFee:
      applicationFeePercent === null ? null : Math.round((invoice.amount_due * applicationFeePercent) / 100),
    description:
      invoice.billing_reason === 'subscription_create' ? 'Subscription creation' : 'Subscription update',
    metadata: {},
    setupFutureUsage: 'off_session',
  });
  const payment = buildInvoicePayment({
    id: newId('inpay'),
    created: scope.world.now(),
    invoice,
    paymentIntent: intent.id,
  });
  linkPayment(scope, insert(scope, 'invoice_payment', payment));
}
