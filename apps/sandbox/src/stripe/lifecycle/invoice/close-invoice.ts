import { invalidRequest } from '../../http/stripe-error.ts';
import { emit } from '../../store/emit.ts';
import { change, find } from '../../store/objects.ts';
import type { Invoice } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { paymentOf } from './invoice-links.ts';

export function voidInvoice(scope: Scope, id: string): Invoice {
  requireStatus(find(scope, 'invoice', id), ['open', 'uncollectible']);
  change(scope, 'invoice', id, (invoice) => {
    invoice.status = 'void';
    invoice.auto_advance = false;
    invoice.next_payment_attempt = null;
    invoice.status_transitions.voided_at = scope.world.now();
  });
  cancelPayment(scope, id);
  const invoice = find(scope, 'invoice', id);
  emit(scope, 'invoice.voided', invoice);
  return invoice;
}

export function markUncollectible(scope: Scope, id: string): Invoice {
  requireStatus(find(scope, 'invoice', id), ['open']);
  change(scope, 'invoice', id, (invoice) => {
    invoice.status = 'uncollectible';
    invoice.auto_advance = false;
    invoice.next_payment_attempt = null;
    invoice.status_transitions.marked_uncollectible_at = scope.world.now();
  });
  const invoice = find(scope, 'invoice', id);
  emit(scope, 'invoice.marked_uncollectible', invoice);
  return invoice;
}

/** Nobody tries to collect the invoice any more; it can still be paid by hand. */
export function stopCollecting(scope: Scope, id: string): void {
  const previous = change(scope, 'invoice', id, (invoice) => {
    invoice.auto_advance = false;
    invoice.next_payment_attempt = null;
  });
  if (Object.keys(previous).length > 0) emit(scope, 'invoice.updated', find(scope, 'invoice', id), previous);
}

function cancelPayment(scope: Scope, invoice: string): void {
  const payment = paymentOf(scope, invoice);
  if (!payment || payment.status === 'paid') return;
  const now = scope.world.now();
  change(scope, 'invoice_payment', payment.id, (draft) => {
    draft.status = 'canceled';
    draft.status_transitions.canceled_at = now;
  });
  change(scope, 'payment_intent', payment.payment.payment_intent, (draft) => {
    Object.assign(draft, { status: 'canceled', canceled_at: now, cancellation_reason: 'void_invoice' });
  });
  emit(scope, 'payment_intent.canceled', find(scope, 'payment_intent', payment.payment.payment_intent));
}

function requireStatus(invoice: Invoice, allowed: readonly string[]): void {
  if (allowed.includes(invoice.status ?? '')) return;
  throw invalidRequest(
    `This invoice is ${invoice.status} and cannot be changed this way.`,
    'invoice',
    'invoice_not_editable',
  );
}
