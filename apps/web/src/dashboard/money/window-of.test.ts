import { expect, test } from 'vitest';
import { readMoneySearch } from './money-search.ts';
import { windowOf } from './window-of.ts';

const day = (y: number, m: number, d: number) => new Date(y, m - 1, d).toISOString();
const today = new Date(2027, 0, 15, 13, 30);

test.each([
  [{}, { from: day(2027, 1, 1), to: day(2027, 2, 1) }],
  [{ period: 'last' }, { from: day(2026, 12, 1), to: day(2027, 1, 1) }],
  [{ period: 'year' }, { from: day(2027, 1, 1), to: day(2028, 1, 1) }],
  [{ period: 'all' }, {}],
  [
    { period: 'custom', from: '2026-12-24', to: '2026-12-31' },
    { from: day(2026, 12, 24), to: day(2027, 1, 1) },
  ],
  [{ period: 'custom', from: 'yesterday' }, {}],
  [{ period: 'century' }, { from: day(2027, 1, 1), to: day(2027, 2, 1) }],
])('%j in the address', (search, window) => {
  expect(windowOf(readMoneySearch(search), today)).toEqual(window);
});
