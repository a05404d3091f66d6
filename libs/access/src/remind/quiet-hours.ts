import type { QuietHours } from '@latchkey/contracts/notices/quiet-hours';

const minuteMs = 60_000;
const dayMinutes = 1_440;
/** No zone changes its clocks by more. */
const changeMinutes = 120;

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
 * Walks by the clock on the wall towards the end of the quiet hours (or to before their beginning), and the last stretch
 * minute by minute: on a day on which the clocks are changed the way is shorter or longer than the clock says.
 */
function edge(moment: Date, quiet: QuietHours, direction: 1 | -1): Date {
  let at = Math.floor(moment.getTime() / minuteMs) * minuteMs;
  while (isQuiet(new Date(at), quiet)) {
    const now = minuteOfDay(new Date(at), quiet.timeZone);
    const ahead = direction === 1 ? minutesOf(quiet.to) - now : now - minutesOf(quiet.from);
    const minutes = (ahead + dayMinutes) % dayMinutes;
    at += direction * Math.max(1, minutes - changeMinutes) * minuteMs;
  }
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
