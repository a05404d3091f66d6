/** The latest of some moments; null when there is none. */
export function latestDate(dates: ReadonlyArray<Date | null>): Date | null {
  return dates.reduce<Date | null>(
    (latest, date) => (date !== null && (latest === null || date > latest) ? date : latest),
    null,
  );
}
