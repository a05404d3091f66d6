import type { ActionRequired, RevokeReason } from '@latchkey/contracts/access/reasons';
import type { SourceFacts } from '@latchkey/db/access/entitlements';
import { starsAreOver } from './stars-are-over.ts';

/** Why it is not known whether a source is live. */
export type Doubt = Extract<ActionRequired, 'unknown_status' | 'unknown_price'>;

/**
 * How one source stands at a moment. `unknown`: the facts do not say; the last access is kept and a person is asked.
 * `none` of a source that never began is no reason to leave: `ended` tells them apart.
 */
export type Standing =
  | { kind: 'good'; until: Date | null }
  | { kind: 'grace'; until: Date }
  | { kind: 'unknown'; action: Doubt }
  | { kind: 'none'; reason: RevokeReason };

/** Judges one source. One that was ended before its time is good until then at most. Pure. */
export function judgeSource(source: SourceFacts, now: Date): Standing {
  const { endedAt } = source;
  if (!endedAt) return judgeUnended(source, now);
  if (endedAt <= now) return { kind: 'none', reason: source.endReason ?? 'no_longer_entitled' };
  const standing = judgeUnended(source, now);
  const lasts = standing.kind === 'good' || standing.kind === 'grace';
  return lasts && (!standing.until || standing.until > endedAt) ? { ...standing, until: endedAt } : standing;
}

function judgeUnended(source: SourceFacts, now: Date): Standing {
  if (source.subscription)
    return judgePrice(source.subscription, judgeSubscription(source.subscription, now));
  if (source.endsAt && source.endsAt <= now) return { kind: 'none', reason: 'period_over' };
  return { kind: 'good', until: source.endsAt };
}

function judgeSubscription(subscription: NonNullable<SourceFacts['subscription']>, now: Date): Standing {
  const { status, everPaid, paidMoney, graceUntil, cancelAt } = subscription;
  if (subscription.provider === 'stars') return judgeStars(subscription, now);
  switch (status) {
    case 'trialing':
      return { kind: 'good', until: cancelAt };
    case 'active':
      // A debit may still be on its way while the status reads active: the money decides, not the status.
      return everPaid ? { kind: 'good', until: cancelAt } : { kind: 'none', reason: 'no_longer_entitled' };
    case 'past_due':
      // No grace for somebody who never paid: a free trial is no payment.
      if (!paidMoney) return { kind: 'none', reason: 'payment_failed' };
      // Nothing is known to be owed: somebody must look, and nobody is removed meanwhile.
      if (!graceUntil) return { kind: 'unknown', action: 'unknown_status' };
      return now < graceUntil
        ? { kind: 'grace', until: graceUntil }
        : { kind: 'none', reason: 'payment_failed' };
    case 'unpaid':
      return { kind: 'none', reason: 'payment_failed' };
    case 'canceled':
    case 'paused':
      return { kind: 'none', reason: 'subscription_ended' };
    case 'incomplete':
    case 'incomplete_expired':
      return { kind: 'none', reason: 'no_longer_entitled' };
    case 'unknown':
      return { kind: 'unknown', action: 'unknown_status' };
  }
}

/** What a price opens that is on no plan of ours is for a person to say. What has ended has ended at any price. */
function judgePrice(
  { unknownPrice }: NonNullable<SourceFacts['subscription']>,
  standing: Standing,
): Standing {
  const entitled = standing.kind === 'good' || standing.kind === 'grace';
  return unknownPrice && entitled ? { kind: 'unknown', action: 'unknown_price' } : standing;
}

function judgeStars(
  { paidThrough, starsReadAt }: NonNullable<SourceFacts['subscription']>,
  now: Date,
): Standing {
  if (!paidThrough) return { kind: 'none', reason: 'no_longer_entitled' };
  return starsAreOver({ paidThrough, starsReadAt }, now)
    ? { kind: 'none', reason: 'period_over' }
    : { kind: 'good', until: paidThrough };
}
