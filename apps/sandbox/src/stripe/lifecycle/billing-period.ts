import type { Price } from '../store/stored.ts';

const secondsPerDay = 86_400;

/** End of the billing period that contains `after`, counted from the anchor so that the 31st stays the 31st. */
export function periodEndAfter(anchor: number, price: Price, after: number): number {
  const interval = price.recurring?.interval ?? 'month';
  const count = price.recurring?.interval_count ?? 1;
  if (interval === 'day' || interval === 'week') {
    const length = (interval === 'week' ? 7 : 1) * secondsPerDay * count;
    return anchor + (Math.floor((after - anchor) / length) + 1) * length;
  }
  const months = interval === 'year' ? 12 * count : count;
  let periods = 1;
  while (addMonths(anchor, months * periods) <= after) periods += 1;
  return addMonths(anchor, months * periods);
}

function addMonths(seconds: number, months: number): number {
  const date = new Date(seconds * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return Math.floor(date.getTime() / 1000);
}
