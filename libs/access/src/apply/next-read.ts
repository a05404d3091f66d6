import type { SubscriptionStatus } from '@latchkey/contracts/facts/subscription-fact';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const over: ReadonlySet<SubscriptionStatus> = new Set(['canceled', 'incomplete_expired']);

/**
 * When a subscription is read again although nothing was heard of it: at the end of grace, of the trial, of the period
 * and at a scheduled end, a little later so that the provider has acted; once a day where a turn has passed without
 * effect; never again when it is over. Pure.
 */
export function nextRead(
  subscription: {
    status: SubscriptionStatus;
    graceUntil: Date | null;
    cancelAt: Date | null;
    trialEnd: Date | null;
    periodEnd: Date | null;
  },
  now: Date,
): Date | null {
  if (over.has(subscription.status)) return null;
  const turns = [
    subscription.graceUntil,
    later(subscription.cancelAt, minuteMs),
    later(subscription.trialEnd, 10 * minuteMs),
    later(subscription.periodEnd, 60 * minuteMs),
  ].filter((turn): turn is Date => turn !== null && turn > now);
  const next = turns.length > 0 ? Math.min(...turns.map((turn) => turn.getTime())) : now.getTime() + dayMs;
  return new Date(next);
}

function later(moment: Date | null, byMs: number): Date | null {
  return moment && new Date(moment.getTime() + byMs);
}
