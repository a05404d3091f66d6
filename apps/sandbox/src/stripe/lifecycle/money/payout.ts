import { invalidRequest } from '../../http/stripe-error.ts';
import { buildPayout } from '../../objects/payout.ts';
import { emit } from '../../store/emit.ts';
import { newId } from '../../store/new-id.ts';
import { all, change, find, insert } from '../../store/objects.ts';
import type { Payout } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { balanceOf, book } from '../ledger.ts';

const arrivesAfterSeconds = 2 * 86_400;

/** A payout of the given amount, or of all that is available (then an automatic one, with its transactions). */
export function createPayout(
  scope: Scope,
  given: {
    amount: number | null;
    currency: string;
    description: string | null;
    metadata: Record<string, string>;
  },
): Payout {
  const available = balanceOf(scope).available[given.currency] ?? 0;
  const amount = given.amount ?? available;
  if (amount <= 0 || amount > available) {
    throw invalidRequest(
      'You have insufficient funds in your Stripe account. Your available balance is too low.',
      'amount',
      'balance_insufficient',
    );
  }
  const id = newId('po');
  const automatic = given.amount === null;
  if (automatic) scope.account.hidden.payoutTransactions[id] = notPaidOut(scope, given.currency);
  const now = scope.world.now();
  const entry = book(scope, {
    amount: -amount,
    currency: given.currency,
    type: 'payout',
    reportingCategory: 'payout',
    source: id,
    description: 'STRIPE PAYOUT',
    atOnce: true,
  });
  const payout = insert(
    scope,
    'payout',
    buildPayout({
      id,
      created: now,
      arrivalDate: now + arrivesAfterSeconds,
      amount,
      currency: given.currency,
      automatic,
      balanceTransaction: entry.id,
      description: given.description ?? (automatic ? 'STRIPE PAYOUT' : null),
      metadata: given.metadata,
    }),
  );
  emit(scope, 'payout.created', payout);
  return payout;
}

/** Stripe expects the money to have arrived; a failure may still follow. */
export function payoutPaid(scope: Scope, id: string): Payout {
  const payout = moveTo(scope, id, ['pending', 'in_transit'], 'paid');
  emit(scope, 'payout.paid', payout);
  if (!payout.automatic) return payout;
  const previous = change(scope, 'payout', id, (draft) => {
    draft.reconciliation_status = 'completed';
  });
  emit(scope, 'payout.updated', payout, previous);
  emit(scope, 'payout.reconciliation_completed', payout);
  return payout;
}

export function payoutFailed(scope: Scope, id: string): Payout {
  const payout = moveTo(scope, id, ['pending', 'in_transit', 'paid'], 'failed');
  const entry = giveBack(scope, payout, 'payout_failure');
  change(scope, 'payout', id, (draft) => {
    draft.failure_code = 'account_closed';
    draft.failure_message = 'The bank account has been closed.';
    draft.failure_balance_transaction = entry;
  });
  emit(scope, 'payout.failed', payout);
  return payout;
}

export function cancelPayout(scope: Scope, id: string): Payout {
  const payout = moveTo(scope, id, ['pending'], 'canceled');
  const entry = giveBack(scope, payout, 'payout_cancel');
  change(scope, 'payout', id, (draft) => {
    draft.failure_balance_transaction = entry;
  });
  emit(scope, 'payout.canceled', payout);
  return payout;
}

function moveTo(scope: Scope, id: string, from: readonly string[], to: string): Payout {
  const payout = find(scope, 'payout', id, 'payout');
  if (!from.includes(payout.status)) throw invalidRequest(`This payout is ${payout.status}.`);
  change(scope, 'payout', id, (draft) => {
    draft.status = to;
  });
  return payout;
}

function giveBack(scope: Scope, payout: Payout, type: 'payout_failure' | 'payout_cancel'): string {
  return book(scope, {
    amount: payout.amount,
    currency: payout.currency,
    type,
    reportingCategory: 'payout_reversal',
    source: payout.id,
    atOnce: true,
  }).id;
}

function notPaidOut(scope: Scope, currency: string): string[] {
  const paidOut = new Set(Object.values(scope.account.hidden.payoutTransactions).flat());
  const now = scope.world.now();
  return all(scope, 'balance_transaction')
    .filter((entry) => entry.currency === currency && entry.available_on <= now && !paidOut.has(entry.id))
    .filter((entry) => !entry.type.startsWith('payout'))
    .map((entry) => entry.id);
}
