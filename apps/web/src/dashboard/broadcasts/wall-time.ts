/**
 * The moment at which clocks on the walls of a time zone show a day and time (`2027-03-14T18:30`, as a field for it gives); null for
 * what is no time. An hour that comes twice is the first of them, one that is left out is the one after it.
 */
export function momentOf(wallTime: string, timeZone: string): Date | null {
  const asUtc = Date.parse(`${wallTime}:00Z`);
  if (!/^\d{4}-/.test(wallTime) || Number.isNaN(asUtc)) return null;
  // The offset a day before is that of the time itself, but for the hours around a change.
  const before = asUtc - offsetMs(new Date(asUtc - 86_400_000), timeZone);
  const after = asUtc - offsetMs(new Date(before), timeZone);
  return new Date(wallTimeOf(new Date(before), timeZone) === wallTime ? before : after);
}

/** What clocks on the walls of a time zone show at a moment, for a field of day and time. */
export function wallTimeOf(moment: Date, timeZone: string): string {
  return new Date(moment.getTime() + offsetMs(moment, timeZone)).toISOString().slice(0, 16);
}

function offsetMs(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(moment);
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  const shown = Date.parse(
    `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}Z`,
  );
  return shown - Math.floor(moment.getTime() / 1_000) * 1_000;
}
