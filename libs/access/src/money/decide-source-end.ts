import type { MoneyPolicy } from '@latchkey/contracts/money-policy';
import { isLostDispute } from '@latchkey/db/money/dispute-standing';
import type { PaymentStanding } from '@latchkey/db/money/load-payment-standings';
import type { SourceEnd } from '@latchkey/db/money/write-source-end';

/** Money that came back, where the creator wants the access that it paid for to end. */
interface Taken {
  through: number;
  endsAt: number;
  reason: 'refunded' | 'disputed';
}

/** Stripe collects a renewal an hour after the period's end: whoever renews is not put out in between. */
const renewalMs = 2 * 3_600_000;

const notRefunded: readonly string[] = ['failed', 'canceled'];

/**
 * When the sources of an order end because its money was taken back; null: they do not. Pure, so whatever came first, and
 * however often it is told, the end is the same; a refund that failed or a dispute that was won undoes it.
 *
 * The money of a period carries the access of that period, and no more: what counts is the latest period that was paid for.
 * - Its payment was taken back (refunded in full, or lost in a dispute) and the policy is to end: the access ends, now or
 *   with the period. A part of a refund takes nothing, and neither does a refund of a period that is over while a later
 *   one is paid for.
 * - Earlier money that still stands is used up first: who paid early for the next month and got that back stays to the
 *   end of this one.
 * - A newer payment begins anew: nobody pays without being let in, for as long as the provider goes on collecting.
 * - What was paid once has no period, so there the end is at once under either of the two policies that end.
 */
export function decideSourceEnd(payments: readonly PaymentStanding[]): SourceEnd | null {
  const judged = payments.map((payment) => ({ through: throughOf(payment), taken: takenOf(payment) }));
  const taken = judged.flatMap((each) => each.taken ?? []);
  const standing = judged.filter((each) => !each.taken).map((each) => each.through);
  const standsThrough = Math.max(Number.NEGATIVE_INFINITY, ...standing);
  const counting = taken.filter(({ through }) => through > standsThrough);
  const last = counting.toSorted((a, b) => b.through - a.through)[0];
  if (!last) return null;
  const at = Math.max(standsThrough, ...counting.map(({ endsAt }) => endsAt));
  return { at: new Date(at), reason: last.reason };
}

/** Up to when a payment carries; a purchase that was paid once for ever. */
function throughOf({ paidThrough, paidAt, recurring }: PaymentStanding): number {
  if (paidThrough) return paidThrough.getTime();
  return recurring ? paidAt.getTime() : Number.POSITIVE_INFINITY;
}

function takenOf(payment: PaymentStanding): Taken | null {
  return lostOf(payment) ?? refundedOf(payment);
}

function lostOf(payment: PaymentStanding): Taken | null {
  const lost = payment.disputes.find((dispute) => isLostDispute(dispute) && dispute.policy !== 'keep');
  if (!lost) return null;
  return takenBy(payment, 'disputed', { policy: lost.policy, at: lost.closedAt ?? payment.paidAt });
}

/** In full, in one or several; the last one decides when and by which policy. */
function refundedOf(payment: PaymentStanding): Taken | null {
  const refunds = payment.refunds
    .filter(({ status }) => !notRefunded.includes(status))
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const last = refunds.at(-1);
  const sum = refunds.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  if (!last || sum < payment.amountMinor || last.policy === 'keep') return null;
  return takenBy(payment, 'refunded', { policy: last.policy, at: last.createdAt });
}

function takenBy(
  payment: PaymentStanding,
  reason: Taken['reason'],
  by: { policy: MoneyPolicy | null; at: Date },
): Taken {
  const through = throughOf(payment);
  const withPeriod = by.policy === 'end_at_period_end' && Number.isFinite(through);
  return { through, reason, endsAt: withPeriod ? through + renewalMs : by.at.getTime() };
}
