import type { QuietHours } from '@latchkey/contracts/notices/quiet-hours';
import { quietSince, quietUntil } from './quiet-hours.ts';

const hourMs = 3_600_000;
const lastDayMs = 24 * hourMs;
/** Two reminders are at least so far apart. */
const apartMs = 6 * hourMs;
/** So long before the quiet hours begin, where waiting for their end would be too late. */
const aheadMs = hourMs / 2;

export interface Grace {
  /** The first failure of the unpaid invoice. */
  since: Date;
  until: Date;
  /** When the person was last told of this grace. */
  toldAt: Date | null;
}

/** What is to be told now, and when to look again. */
export interface Reminder<K extends string> {
  tell: K | null;
  lookAt: Date | null;
}

/**
 * When somebody in grace is reminded: at half time, and a day before the end. Moved out of the quiet hours: to their end;
 * the one at half time to before their beginning where their end is too near to the last day. The last one keeps its time
 * where it would come after the end otherwise. Pure.
 */
export function graceTimes({ since, until }: Grace, quiet: QuietHours): { midway: Date; lastDay: Date } {
  const dayBefore = new Date(until.getTime() - lastDayMs);
  const morning = quietUntil(dayBefore, quiet);
  const lastDay = morning && morning < until ? morning : dayBefore;
  const half = new Date((since.getTime() + until.getTime()) / 2);
  const later = quietUntil(half, quiet) ?? half;
  if (lastDay.getTime() - later.getTime() >= apartMs) return { midway: later, lastDay };
  const evening = quietSince(half, quiet);
  return { midway: evening ? new Date(evening.getTime() - aheadMs) : half, lastDay };
}

/**
 * Whether somebody in grace is to be reminded now. Of several reminders whose time has passed only the last is still true,
 * and none that the person was told after its time. Pure.
 */
export function graceReminder(
  grace: Grace,
  quiet: QuietHours,
  now: Date,
): Reminder<'grace_midway' | 'grace_last_day'> {
  if (now >= grace.until) return { tell: null, lookAt: null };
  const { midway, lastDay } = graceTimes(grace, quiet);
  const due = now >= lastDay ? lastDay : now >= midway ? midway : null;
  const lookAt = now < midway ? midway : now < lastDay ? lastDay : null;
  if (!due || (grace.toldAt && grace.toldAt >= due)) return { tell: null, lookAt };
  const morning = quietUntil(now, quiet);
  if (morning && morning < grace.until) return { tell: null, lookAt: morning };
  return { tell: due === lastDay ? 'grace_last_day' : 'grace_midway', lookAt };
}
