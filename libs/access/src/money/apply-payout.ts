import type { PayoutFact } from '@latchkey/contracts/facts/payout-fact';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { listFailedPayouts } from '@latchkey/db/money/list-failed-payouts';
import { type JournalMovement, writeEntries } from '@latchkey/db/money/write-entries';
import { writePayout } from '@latchkey/db/money/write-payout';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { findAccount } from '@latchkey/db/stripe-account/find-account';
import type { Applying } from '../apply/applying.ts';
import { feeOf } from './movements-of-charge.ts';

/**
 * Brings the read model of payouts, and the journal, up to what a payout says. It may fail after it was paid: then the
 * money is back, and the creator is told until a later payout arrives.
 *
 * @returns the correlation id; null when the account is not this organisation's
 */
export async function applyPayout(
  unit: UnitOfWork,
  fact: PayoutFact,
  applying: Applying,
): Promise<string | null> {
  const { organisationId, correlationId, now: at } = applying;
  const { account, livemode } = applying.target;
  const seller = await findAccount(unit.db, { organisationId, account, livemode });
  if (!seller) return null;
  const of = { organisationId, stripeAccountId: seller.id };
  const { id: payoutId, before } = await writePayout(unit.db, { ...of, readAt: at }, fact);
  const journal = { organisationId, provider: 'stripe', account, livemode, correlationId } as const;
  await writeEntries(unit.db, journal, movementsOf(fact));
  // Only with the change: an old payout that is read again says nothing about those after it.
  if (fact.status === before) return correlationId;
  if (fact.status === 'failed') {
    await raiseAlert(unit, {
      organisationId,
      kind: 'payout_failed',
      subject: payoutId,
      detail: detailOf(fact),
      correlationId,
      at,
    });
  }
  if (fact.status === 'paid') {
    for (const failed of await listFailedPayouts(unit.db, of))
      await closeAlert(unit.db, { organisationId, kind: 'payout_failed', subject: failed, at });
  }
  return correlationId;
}

function movementsOf({ providerId: objectId, status, moved, returned }: PayoutFact): JournalMovement[] {
  const back = status === 'canceled' ? 'payout_canceled' : 'payout_failed';
  return [
    ...(moved ? [{ kind: 'payout', objectId, amount: moved.amount, at: moved.at } as const] : []),
    ...feeOf(moved),
    ...(returned ? [{ kind: back, objectId, amount: returned.amount, at: returned.at } as const] : []),
    ...feeOf(returned),
  ];
}

function detailOf(fact: PayoutFact): Record<string, unknown> {
  return {
    payout: fact.providerId,
    failureCode: fact.failureCode,
    amountMinor: fact.amount.amountMinor.toString(),
    currency: fact.amount.currency,
  };
}
