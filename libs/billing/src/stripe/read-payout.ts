import type { PayoutFact } from '@latchkey/contracts/facts/payout-fact';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { type Gone, orGone } from './or-gone.ts';
import { movementOf } from './shapes/balance-transaction.ts';
import { moneyIn } from './shapes/money-in.ts';
import { Payout } from './shapes/payout.ts';

export interface PayoutTarget {
  /** The connected account, `acct_…`. */
  account: string;
  payoutId: string;
}

/**
 * What a payout says now (Stripe: Payouts). `paid` means that the money is expected to arrive; it may fail after that.
 * @throws {BillingFailure} when it could not be read.
 */
export async function readPayout(
  stripe: Stripe,
  { account, payoutId }: PayoutTarget,
): Promise<PayoutFact | Gone> {
  const expand = ['balance_transaction', 'failure_balance_transaction'];
  const read = callStripe(account, async (options) =>
    Payout.parse(await stripe.payouts.retrieve(payoutId, { expand }, options)),
  );
  return orGone(read.then(toFact));
}

function toFact(payout: Payout): PayoutFact {
  return {
    kind: 'payout',
    providerId: payout.id,
    status: payout.status,
    amount: moneyIn(payout.amount, payout.currency),
    createdAt: payout.created,
    arrivalAt: payout.arrival_date,
    failureCode: payout.failure_code ?? null,
    moved: payout.balance_transaction && movementOf(payout.balance_transaction),
    returned: payout.failure_balance_transaction && movementOf(payout.failure_balance_transaction),
  };
}
