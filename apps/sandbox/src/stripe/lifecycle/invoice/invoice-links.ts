import { peek } from '../../store/objects.ts';
import type { Invoice, InvoicePayment } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';

/** How an invoice is being paid: its latest payment. */
export function paymentOf(scope: Scope, invoice: string): InvoicePayment | undefined {
  return peek(scope, 'invoice_payment', scope.account.hidden.paymentByInvoice[invoice] ?? '');
}

/** The invoice that a payment intent pays, if it pays one. */
export function paymentByIntent(scope: Scope, intent: string): InvoicePayment | undefined {
  return peek(scope, 'invoice_payment', scope.account.hidden.paymentByIntent[intent] ?? '');
}

export function linkPayment(scope: Scope, payment: InvoicePayment): void {
  const { hidden } = scope.account;
  hidden.paymentByInvoice[payment.invoice] = payment.id;
  hidden.paymentByIntent[payment.payment.payment_intent] = payment.id;
}

export function subscriptionOf(invoice: Invoice): string | null {
  return invoice.parent?.subscription_details.subscription ?? null;
}
