export const moneyTabs = ['payments', 'refunds', 'disputes', 'payouts'] as const;
export type MoneyTab = (typeof moneyTabs)[number];
export const periods = ['month', 'last', 'year', 'all', 'custom'] as const;
export type Period = (typeof periods)[number];

/** What of the page about money stands in its address. Days as 2027-01-31, both belonging to the period. */
export interface MoneySearch {
  tab?: MoneyTab | undefined;
  period?: Period | undefined;
  from?: string | undefined;
  to?: string | undefined;
  currency?: string | undefined;
  status?: string | undefined;
}

/** Reads the address; what does not fit is as if it were not there. */
export function readMoneySearch(search: Record<string, unknown>): MoneySearch {
  const { tab, period, from, to, currency, status } = search;
  const day = /^\d{4}-\d\d-\d\d$/;
  return {
    ...(moneyTabs.some((each) => each === tab) ? { tab: tab as MoneyTab } : {}),
    ...(periods.some((each) => each === period) ? { period: period as Period } : {}),
    ...(typeof from === 'string' && day.test(from) ? { from } : {}),
    ...(typeof to === 'string' && day.test(to) ? { to } : {}),
    ...(typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    ...(typeof status === 'string' ? { status } : {}),
  };
}
