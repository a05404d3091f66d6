import { all } from '../../store/objects.ts';
import type { Invoice, InvoicePayment } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';

export function paymentOf(scope: Scope, invoice: string): InvoicePayment | undefined {
  return all(scope, 'invoice_payment').findLast((payment) => payment.invoice === invoice);
}

export function subscriptionOf(invoice: Invoice): string | null {
  return invoice.parent?.subscription_details.subscription ?? null;
}
