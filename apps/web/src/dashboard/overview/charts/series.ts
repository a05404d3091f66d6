import type { OverviewPoint } from '@latchkey/contracts/procedures/overview';
import { useFormatter } from 'use-intl';

export interface Series {
  timeZone: string;
  unit: 'day' | 'week' | 'month';
  points: readonly OverviewPoint[];
}

/** The currencies in which something moved: money before Stars. */
export function currenciesOf({ points }: Series): string[] {
  const found = new Set(points.flatMap(({ net }) => net.map(({ currency }) => currency)));
  return [...found].sort(
    (one, other) => Number(one === 'XTR') - Number(other === 'XTR') || one.localeCompare(other),
  );
}

/** What was earned in one currency, point by point, in minor units. */
export function netIn({ points }: Series, currency: string): { from: string; amountMinor: string }[] {
  return points.map(({ from, net }) => ({
    from,
    amountMinor: net.find((each) => each.currency === currency)?.amountMinor ?? '0',
  }));
}

/** How a day, week or month is written at an axis. Its first day is one of the calendar, in no time zone. */
export function useFormatFrom(unit: Series['unit']): (from: string) => string {
  const format = useFormatter();
  return (from) =>
    format.dateTime(new Date(`${from}T12:00:00Z`), {
      timeZone: 'UTC',
      ...(unit === 'month' ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' }),
    });
}
