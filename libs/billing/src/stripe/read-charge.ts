import type { ChargeFact, DisputeFact, RefundFact } from '@latchkey/contracts/facts/charge-fact';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { listAll } from './list-all.ts';
import { type Gone, orGone } from './or-gone.ts';
import { readChargePayment } from './read-charge-payment.ts';
import { movementOf } from './shapes/balance-transaction.ts';
import { Charge } from './shapes/charge.ts';
import { type Dispute, DisputeList } from './shapes/dispute.ts';
import { moneyIn } from './shapes/money-in.ts';
import { type Refund, RefundList } from './shapes/refund.ts';

export interface ChargeTarget {
  /** The connected account, `acct_…`. */
  account: string;
  chargeId: string;
}

const most = 1_000;

/**
 * What a charge says now, with everything that was taken back of it. A charge of something that we did not sell ends after
 * two requests, with no payment.
 * @throws {BillingFailure} when it could not be read; what was known before stays true then.
 */
export async function readCharge(stripe: Stripe, target: ChargeTarget): Promise<ChargeFact | Gone> {
  return orGone(read(stripe, target));
}

async function read(stripe: Stripe, { account, chargeId }: ChargeTarget): Promise<ChargeFact> {
  const charge = await callStripe(account, async (options) =>
    Charge.parse(
      await stripe.charges.retrieve(chargeId, { expand: ['balance_transaction', 'payment_intent'] }, options),
    ),
  );
  const payment = await readChargePayment(stripe, account, charge);
  const [refunds, disputes] = payment
    ? await Promise.all([listRefunds(stripe, account, chargeId), listDisputes(stripe, account, chargeId)])
    : [[], []];
  const intent = charge.payment_intent;
  return {
    kind: 'charge',
    providerId: charge.id,
    paymentIntentId: (typeof intent === 'string' ? intent : intent?.id) ?? null,
    payment,
    refunds: refunds.map(refundFact),
    disputes: disputes.map(disputeFact),
    balance: charge.balance_transaction && movementOf(charge.balance_transaction),
  };
}

/** All of them: the list that comes with a charge is its first page only. */
function listRefunds(stripe: Stripe, account: string, charge: string): Promise<Refund[]> {
  const expand = ['data.balance_transaction', 'data.failure_balance_transaction'];
  return listAll(
    (page) =>
      callStripe(account, async (options) =>
        RefundList.parse(await stripe.refunds.list({ charge, expand, ...page }, options)),
      ),
    most,
  );
}

function listDisputes(stripe: Stripe, account: string, charge: string): Promise<Dispute[]> {
  return listAll(
    (page) =>
      callStripe(account, async (options) =>
        DisputeList.parse(await stripe.disputes.list({ charge, ...page }, options)),
      ),
    most,
  );
}

function refundFact(refund: Refund): RefundFact {
  return {
    providerId: refund.id,
    status: refund.status ?? 'unknown',
    amount: moneyIn(refund.amount, refund.currency),
    createdAt: refund.created,
    failureReason: refund.failure_reason ?? null,
    moved: refund.balance_transaction && movementOf(refund.balance_transaction),
    returned: refund.failure_balance_transaction && movementOf(refund.failure_balance_transaction),
  };
}

/** Two movements at most (Stripe: the dispute object): withdrawn is negative, reinstated positive. */
function disputeFact(dispute: Dispute): DisputeFact {
  const withdrawn = dispute.balance_transactions.find(({ amount }) => amount < 0);
  const reinstated = dispute.balance_transactions.find(({ amount }) => amount > 0);
  return {
    providerId: dispute.id,
    status: dispute.status,
    reason: dispute.reason ?? null,
    amount: moneyIn(dispute.amount, dispute.currency),
    createdAt: dispute.created,
    respondBy: dispute.evidence_details?.due_by ?? null,
    withdrawn: withdrawn ? movementOf(withdrawn) : null,
    reinstated: reinstated ? movementOf(reinstated) : null,
  };
}
