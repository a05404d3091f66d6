import type { BalanceMovement } from '@latchkey/contracts/facts/balance-movement';
import type { ChargeFact, DisputeFact, RefundFact } from '@latchkey/contracts/facts/charge-fact';
import type { PayoutFact } from '@latchkey/contracts/facts/payout-fact';
import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import { mintTelegramId } from './mint-number.ts';

const eur = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });

/** A movement on the balance, in euro. */
export function movement(
  amountMinor: bigint,
  at: Date,
  differs: Partial<BalanceMovement> = {},
): BalanceMovement {
  return { transactionId: `txn_${mintTelegramId()}`, amount: eur(amountMinor), feeMinor: 0n, at, ...differs };
}

/** The charge that paid the invoice of a subscription's reading, with what was taken back of it. */
export function chargeFact(of: SubscriptionFact, differs: Partial<ChargeFact> = {}): ChargeFact {
  const paid = of.paidInvoice;
  if (!paid) throw new Error('nothing was paid');
  return {
    kind: 'charge',
    providerId: paid.providerId.replace('in_', 'ch_'),
    paymentIntentId: paid.providerId.replace('in_', 'pi_'),
    payment: {
      orderId: of.orderId,
      providerId: paid.providerId,
      carrier: { objectKind: 'subscription', objectId: of.providerId },
      amount: paid.amount,
      paidAt: paid.paidAt,
      paidThrough: paid.periodEnd,
    },
    refunds: [],
    disputes: [],
    balance: null,
    ...differs,
  };
}

/** A refund of 10 EUR that has gone through; what differs is given. */
export function refundFact(at: Date, differs: Partial<RefundFact> = {}): RefundFact {
  const amount = differs.amount ?? eur(1_000n);
  return {
    providerId: `re_${mintTelegramId()}`,
    status: 'succeeded',
    amount,
    createdAt: at,
    failureReason: null,
    moved: movement(-amount.amountMinor, at),
    returned: null,
    ...differs,
  };
}

/** A dispute of 10 EUR that has just been opened, the money withdrawn with a fee of 20 EUR; what differs is given. */
export function disputeFact(at: Date, differs: Partial<DisputeFact> = {}): DisputeFact {
  return {
    providerId: `du_${mintTelegramId()}`,
    status: 'needs_response',
    reason: 'fraudulent',
    amount: eur(1_000n),
    createdAt: at,
    respondBy: new Date(at.getTime() + 9 * 86_400_000),
    withdrawn: movement(-1_000n, at, { feeMinor: 2_000n }),
    reinstated: null,
    ...differs,
  };
}

/** A payout of 80 EUR on its way; what differs is given. */
export function payoutFact(at: Date, differs: Partial<PayoutFact> = {}): PayoutFact {
  return {
    kind: 'payout',
    providerId: `po_${mintTelegramId()}`,
    status: 'in_transit',
    amount: eur(8_000n),
    createdAt: at,
    arrivalAt: new Date(at.getTime() + 2 * 86_400_000),
    failureCode: null,
    moved: movement(-8_000n, at),
    returned: null,
    ...differs,
  };
}
