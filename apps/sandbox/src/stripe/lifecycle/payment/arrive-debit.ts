import { invalidRequest } from '../../http/stripe-error.ts';
import type { Scope } from '../../store/world.ts';
import { settleSession } from '../checkout/complete-session.ts';
import { paymentByIntent } from '../invoice/invoice-links.ts';
import { invoiceFailed, invoicePaid } from '../subscription/collect-invoice.ts';
import { settleDebit } from './settle-debit.ts';

/** A SEPA debit reaches its end: for the intent, its invoice and its session. */
export function arriveDebit(scope: Scope, intent: string, arrived: boolean): void {
  const debit = scope.account.hidden.debits[intent];
  if (!debit) throw invalidRequest(`No debit is on its way for '${intent}'.`);
  delete scope.account.hidden.debits[intent];
  settleDebit(scope, intent, arrived);
  const payment = paymentByIntent(scope, intent);
  if (payment && arrived) invoicePaid(scope, payment.invoice);
  if (payment && !arrived) invoiceFailed(scope, payment.invoice, 'declined', false);
  if (debit.session !== null) settleSession(scope, debit.session, arrived);
}
