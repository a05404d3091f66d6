import type { SubscriptionStatus } from '@latchkey/contracts/facts/subscription-fact';
import { earliestLeadMs } from './renewal-reminder.ts';

/**
 * When the sweep looks at a subscription for the first time after it was read: at once when its grace runs, otherwise at the
 * earliest moment at which its next charge may be told. What it then finds decides. Pure.
 */
export function reminderLook(
  subscription: {
    status: SubscriptionStatus;
    graceUntil: Date | null;
    trialEnd: Date | null;
    periodEnd: Date | null;
  },
  now: Date,
): Date | null {
  const { status, graceUntil, trialEnd, periodEnd } = subscription;
  if (graceUntil) return graceUntil > now ? now : null;
  const isTrial = status === 'trialing';
  if (!isTrial && status !== 'active') return null;
  const chargeAt = (isTrial ? trialEnd : null) ?? periodEnd;
  return chargeAt && chargeAt > now ? new Date(chargeAt.getTime() - earliestLeadMs) : null;
}
