const dayMs = 86_400_000;

/**
 * Until when a contract can be withdrawn from: fourteen days after the day on which it was concluded (Directive 2011/83/EU,
 * article 9). Days are whole days of the calendar and end where the buyer lives, which is not known: the end is that of the
 * latest place. A last day on a weekend moves to Monday (Regulation 1182/71, article 3(4)). Pure.
 */
export function withdrawalEnd(concludedAt: Date): Date {
  const day = Math.floor(concludedAt.getTime() / dayMs);
  let last = day + 15;
  while (isWeekend(last)) last += 1;
  return new Date((last + 1) * dayMs);
}

/** The first of January 1970 was a Thursday. */
function isWeekend(day: number): boolean {
  const ofWeek = (day + 4) % 7;
  return ofWeek === 0 || ofWeek === 6;
}
