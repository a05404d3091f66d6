import { emit } from '../../store/emit.ts';
import { change, find } from '../../store/objects.ts';
import type { Scope } from '../../store/world.ts';
import { bookCharge, markFailed, markSucceeded, receiptUrl } from './settle-charge.ts';

/** What becomes of a debit that was on its way. */
export function settleDebit(scope: Scope, intentId: string, arrived: boolean): void {
  const intent = find(scope, 'payment_intent', intentId);
  const charge = find(scope, 'charge', intent.latest_charge ?? '');
  if (arrived) {
    change(scope, 'charge', charge.id, (draft) => {
      Object.assign(draft, { status: 'succeeded', paid: true, receipt_url: receiptUrl(scope, charge.id) });
    });
    bookCharge(scope, intent, charge);
    markSucceeded(scope, intentId, charge);
    return;
  }
  const failure = {
    code: 'debit_not_authorized',
    message: 'The debit was refused by the bank.',
    declineCode: 'insufficient_funds',
  };
  change(scope, 'charge', charge.id, (draft) => {
    Object.assign(draft, {
      status: 'failed',
      paid: false,
      failure_code: failure.code,
      failure_message: failure.message,
    });
  });
  emit(scope, 'charge.failed', charge);
  markFailed(scope, intentId, failure, charge);
}
