import type { BalanceMovement } from '@latchkey/contracts/facts/balance-movement';
import type { ChargeFact, DisputeFact, RefundFact } from '@latchkey/contracts/facts/charge-fact';
import type { Money } from '@latchkey/contracts/money';
import type { JournalMovement } from '@latchkey/db/money/write-entries';

/**
 * What the journal has to say of a charge beside the payment itself. Pure. Money that moved and came back is two entries,
 * whether or not the first was ever seen by itself. Amounts are those of the balance transaction; where the balance is
 * kept in another currency than the sale, those of the refund or dispute, so that they stand against the payment.
 */
export function movementsOfCharge(fact: ChargeFact, now: Date): JournalMovement[] {
  return [
    ...feeOf(fact.balance),
    ...fact.refunds.flatMap((refund) => movementsOfRefund(refund, now)),
    ...fact.disputes.flatMap(movementsOfDispute),
  ];
}

/** What the provider kept of a movement, or gave back of what it had kept. */
export function feeOf(movement: BalanceMovement | null): JournalMovement[] {
  if (!movement || movement.feeMinor === 0n) return [];
  const amount = { amountMinor: -movement.feeMinor, currency: movement.amount.currency };
  return [{ kind: 'fee', objectId: movement.transactionId, amount, at: movement.at }];
}

function movementsOfRefund(refund: RefundFact, now: Date): JournalMovement[] {
  const { providerId: objectId, status, amount, moved, returned } = refund;
  // A refund that waits (for funds, for the buyer) has not moved anything.
  if (!moved && status !== 'succeeded') return [];
  const out = {
    objectId,
    amount: inSaleCurrency(moved, negative(amount)),
    at: moved?.at ?? refund.createdAt,
  };
  const entries: JournalMovement[] = [{ kind: 'refund', ...out }, ...feeOf(moved)];
  if (status !== 'failed' && status !== 'canceled') return entries;
  const back = { objectId, amount: inSaleCurrency(returned, amount), at: returned?.at ?? now };
  return [...entries, { kind: 'refund_failed', ...back }, ...feeOf(returned)];
}

function movementsOfDispute({ providerId: objectId, amount, ...dispute }: DisputeFact): JournalMovement[] {
  const { withdrawn, reinstated } = dispute;
  return [
    ...(withdrawn ? [entry('dispute_withdrawn', objectId, withdrawn, negative(amount))] : []),
    ...feeOf(withdrawn),
    ...(reinstated ? [entry('dispute_reinstated', objectId, reinstated, amount)] : []),
    ...feeOf(reinstated),
  ];
}

function entry(
  kind: JournalMovement['kind'],
  objectId: string,
  movement: BalanceMovement,
  own: Money,
): JournalMovement {
  return { kind, objectId, amount: inSaleCurrency(movement, own), at: movement.at };
}

function inSaleCurrency(movement: BalanceMovement | null, own: Money): Money {
  return movement?.amount.currency === own.currency ? movement.amount : own;
}

function negative({ amountMinor, currency }: Money): Money {
  return { amountMinor: -amountMinor, currency };
}
