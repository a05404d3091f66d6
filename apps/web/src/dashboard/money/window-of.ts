import type { MoneySearch } from './money-search.ts';

/** From when (which belongs to it) to when (which does not), by the visitor's own days; what is left out has no end there. */
export function windowOf(
  { period = 'month', from, to }: MoneySearch,
  today: Date,
): { from?: string; to?: string } {
  const [year, month] = [today.getFullYear(), today.getMonth()];
  const at = (y: number, m: number, day = 1) => new Date(y, m, day).toISOString();
  switch (period) {
    case 'month':
      return { from: at(year, month), to: at(year, month + 1) };
    case 'last':
      return { from: at(year, month - 1), to: at(year, month) };
    case 'year':
      return { from: at(year, 0), to: at(year + 1, 0) };
    case 'all':
      return {};
    case 'custom':
      return { ...(from ? { from: startOf(from) } : {}), ...(to ? { to: startOf(to, 1) } : {}) };
  }
}

function startOf(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
