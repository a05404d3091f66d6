import type { QuietHours } from '@latchkey/contracts/notices/quiet-hours';

const minuteMs = 60_000;
const dayMinutes = 1_440;

/** The first minute after `moment` at which it is not quiet any more; null: it is not quiet then. */
export function quietUntil(moment: Date, quiet: QuietHours): Date | null {
  return isQuiet(moment, quiet) ? edge(moment, quiet, 1) : null;
}

/** The last minute before `moment` at which it was not quiet yet; null: it is not quiet then. */
export function quietSince(moment: Date, quiet: QuietHours): Date | null {
  return isQuiet(moment, quiet) ? edge(moment, quiet, -1) : null;
}

function isQuiet(moment: Date, { from, to, timeZone }: QuietHours): boolean {
  const [begin, end, now] = [minutesOf(from), minutesOf(to), minuteOfDay(moment, timeZone)];
  return begin <= end ? begin <= now && now < end : now >= begin || now < end;
}

/**
 * Walks by the clock on the wall to the end of the quiet hours (or before their beginning) and looks where that led: on
 * the days on which clocks are changed it is an hour too near or too far, which is walked again, or back by minutes.
 */
function edge(moment: Date, quiet: QuietHours, direction: 1 | -1): Date {
  let at = Math.floor(moment.getTime() / minuteMs) * minuteMs;
  while (isQuiet(new Date(at), quiet)) {
    const now = minuteOfDay(new Date(at), quiet.timeZone);
    const ahead = direction === 1 ? minutesOf(quiet.to) - now : now - minutesOf(quiet.from) + 1;
    at += direction * (ahead > 0 ? ahead : ahead + dayMinutes) * minuteMs;
  }
  const nearer = () => at - direction * minuteMs;
  while ((nearer() - moment.getTime()) * direction > 0 && !isQuiet(new Date(nearer()), quiet)) at = nearer();
  return new Date(at);
}

function minutesOf(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  return hours * 60 + minutes;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows there, in minutes since midnight. */
function minuteOfDay(moment: Date, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
    formats.set(timeZone, format);
  }
  return minutesOf(format.format(moment));
}
