import { z } from 'zod';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, e.g. 22:00');

/** A name of the IANA time zone database that this runtime knows. */
export const TimeZone = z.string().max(64).refine(isTimeZone, 'a time zone, e.g. Europe/Paris');

/** When nobody is reminded, by the clock on the wall of that time zone. `from` equal to `to`: at no time. */
export const QuietHours = z.object({ from: TimeOfDay, to: TimeOfDay, timeZone: TimeZone });
export type QuietHours = z.infer<typeof QuietHours>;

/** Offsets ("+02:00") are no zones: they do not know summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
