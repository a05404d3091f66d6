import type { QuietHours } from '@latchkey/contracts/notices/quiet-hours';
import type { ChargeFacts } from '@latchkey/db/remind/charge-facts';
import type { Reminder } from './grace-reminder.ts';
import { quietUntil } from './quiet-hours.ts';

const dayMs = 86_400_000;

/** No charge is told earlier than so long before, in milliseconds. */
export const earliestLeadMs = 3 * dayMs;

/** The next charge of a subscription. `isComing`: it goes on, nothing else is owed, and the organisation has it told. */
export interface ComingCharge {
  chargeAt: Date;
  isComing: boolean;
  isTrial: boolean;
  interval: 'month' | 'year' | 'once';
}

/** When and whether a subscription is charged next: Stars at their end, a card at the end of its trial or period. Pure. */
export function comingCharge(facts: ChargeFacts): ComingCharge | null {
  const { provider, status, interval } = facts;
  const isTrial = status === 'trialing';
  const chargeAt =
    provider === 'stars' ? facts.paidThrough : ((isTrial ? facts.trialEnd : null) ?? facts.periodEnd);
  if (!chargeAt) return null;
  const goesOn = (isTrial || status === 'active') && !facts.cancelAt && !facts.endedAt;
  const isComing = goesOn && !facts.hasUnpaidInvoice && !facts.isFree && facts.renewalReminders;
  return { chargeAt, isComing, isTrial, interval };
}

/** How long before a charge it is told: three days for a year and after a trial, one day for a month. In milliseconds. */
export function renewalLeadMs({ isTrial, interval }: Pick<ComingCharge, 'isTrial' | 'interval'>): number {
  return isTrial || interval === 'year' ? earliestLeadMs : dayMs;
}

/** Whether a charge is to be told now; moved out of the quiet hours unless that would come after the charge. Pure. */
export function renewalReminder(
  charge: ComingCharge,
  quiet: QuietHours,
  now: Date,
): Reminder<'renewal_coming'> {
  const { chargeAt, isComing } = charge;
  if (now >= chargeAt) return { tell: null, lookAt: null };
  const beforeCharge = (moment: Date) => {
    const morning = quietUntil(moment, quiet);
    return morning && morning < chargeAt ? morning : moment;
  };
  const due = beforeCharge(new Date(chargeAt.getTime() - renewalLeadMs(charge)));
  const at = now < due ? due : beforeCharge(now);
  if (at > now) return { tell: null, lookAt: at };
  return { tell: isComing ? 'renewal_coming' : null, lookAt: null };
}
