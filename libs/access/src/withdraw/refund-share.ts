import type { WithdrawalRefund } from '@latchkey/contracts/shop/legal';
import type { PaidOfContract } from '@latchkey/db/withdrawal/load-contract';

/**
 * What of a payment goes back to somebody who withdraws, in minor units: all that has not gone back yet or, pro rata, the
 * share of the period that is still to come (Directive 2011/83/EU, article 14(3)), rounded in the buyer's favour. What was paid
 * once and for ever has hardly been used after two weeks: it goes back whole. Pure.
 */
export function refundShare(paid: PaidOfContract, policy: WithdrawalRefund, at: Date): bigint {
  const due = policy === 'full' ? paid.amountMinor : unused(paid, at);
  const left = paid.amountMinor - paid.refundedMinor;
  if (due > left) return left;
  return due;
}

function unused({ amountMinor, paidAt, paidThrough }: PaidOfContract, at: Date): bigint {
  if (!paidThrough) return amountMinor;
  const whole = BigInt(paidThrough.getTime() - paidAt.getTime());
  const toCome = BigInt(Math.max(0, paidThrough.getTime() - at.getTime()));
  if (whole <= 0n || toCome >= whole) return amountMinor;
  return (amountMinor * toCome + whole - 1n) / whole;
}
