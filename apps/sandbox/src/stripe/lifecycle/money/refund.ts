import { invalidRequest } from '../../http/stripe-error.ts';
import { buildRefund } from '../../objects/refund.ts';
import { emit } from '../../store/emit.ts';
import { newId } from '../../store/new-id.ts';
import { change, find, insert } from '../../store/objects.ts';
import type { Refund } from '../../store/stored.ts';
import { platformScope, type Scope } from '../../store/world.ts';
import { book } from '../ledger.ts';

export interface RefundRequest {
  charge: string;
  amount: number | null;
  reason: Refund['reason'];
  metadata: Record<string, string>;
  refundApplicationFee: boolean;
}

export function refundCharge(scope: Scope, request: RefundRequest): Refund {
  const charge = find(scope, 'charge', request.charge, 'charge');
  const left = charge.amount - charge.amount_refunded;
  if (charge.status !== 'succeeded') throw invalidRequest(`Charge ${charge.id} has not succeeded.`, 'charge');
  if (left === 0) {
    throw invalidRequest(
      `Charge ${charge.id} has already been refunded.`,
      undefined,
      'charge_already_refunded',
    );
  }
  const amount = request.amount ?? left;
  if (amount <= 0 || amount > left) {
    throw invalidRequest(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      'amount',
      amount > left ? 'amount_too_large' : 'parameter_invalid_integer',
    );
  }
  const id = newId('re');
  const entry = book(scope, {
    amount: -amount,
    currency: charge.currency,
    type: charge.id.startsWith('py_') ? 'payment_refund' : 'refund',
    reportingCategory: 'refund',
    source: id,
    atOnce: true,
  });
  const refund = insert(
    scope,
    'refund',
    buildRefund({
      ...request,
      id,
      created: scope.world.now(),
      charge,
      amount,
      balanceTransaction: entry.id,
      status: 'succeeded',
    }),
  );
  if (request.refundApplicationFee) refundFee(scope, charge.application_fee, amount / charge.amount);
  change(scope, 'charge', charge.id, (draft) => {
    draft.amount_refunded += amount;
    draft.refunded = draft.amount_refunded === draft.amount;
  });
  emit(scope, 'refund.created', refund);
  emit(scope, 'charge.refunded', charge);
  return refund;
}

/** The bank sent the money back: the refund failed and the charge counts again. */
export function failRefund(scope: Scope, id: string): Refund {
  const refund = find(scope, 'refund', id);
  if (refund.status !== 'succeeded') throw invalidRequest(`This refund is ${refund.status}.`);
  const entry = book(scope, {
    amount: refund.amount,
    currency: refund.currency,
    type: 'refund_failure',
    reportingCategory: 'refund_failure',
    source: id,
    atOnce: true,
  });
  const previous = change(scope, 'refund', id, (draft) => {
    draft.status = 'failed';
    draft.failure_reason = 'lost_or_stolen_card';
    draft.failure_balance_transaction = entry.id;
  });
  change(scope, 'charge', refund.charge ?? '', (draft) => {
    draft.amount_refunded -= refund.amount;
    draft.refunded = false;
  });
  emit(scope, 'refund.updated', refund, previous);
  emit(scope, 'refund.failed', refund);
  return refund;
}

function refundFee(scope: Scope, feeId: string | null, share: number): void {
  if (feeId === null) return;
  const platform = platformScope(scope.world);
  change(platform, 'application_fee', feeId, (draft) => {
    draft.amount_refunded = Math.min(draft.amount, draft.amount_refunded + Math.round(draft.amount * share));
    draft.refunded = draft.amount_refunded === draft.amount;
  });
  emit(platform, 'application_fee.refunded', find(platform, 'application_fee', feeId));
}
