import { type SetSql, setSql, words } from '../gather/set-sql.ts';

/** What lists about money can be narrowed to; `from` belongs to the period, `to` does not. */
export interface MoneyWindow {
  from?: string | undefined;
  to?: string | undefined;
  currency?: string | undefined;
}

/** The condition on a row's moment and currency. */
export function within({ from, to, currency }: MoneyWindow, of: { at: SetSql; currency: SetSql }): SetSql {
  return setSql`${from ? setSql`and ${of.at} >= ${from}::timestamptz` : words('')}
    ${to ? setSql`and ${of.at} < ${to}::timestamptz` : words('')} ${currency ? setSql`and ${of.currency} = ${currency}` : words('')}`;
}
