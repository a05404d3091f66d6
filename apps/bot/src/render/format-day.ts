const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A moment as a day, in UTC: 3 November 2026. */
export function formatDay(instant: string): string {
  return day.format(new Date(instant));
}
