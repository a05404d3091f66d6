import { expect, test } from 'vitest';
import { parseMoney } from './parse-money.ts';
import { typeMoney } from './type-money.ts';

test.each([
  ['900', 'EUR', '9.00'],
  ['5', 'EUR', '0.05'],
  ['1200', 'JPY', '1200'],
  ['12345', 'KWD', '12.345'],
])('%s %s is typed %s, and read back', (amountMinor, currency, typed) => {
  expect(typeMoney({ amountMinor, currency })).toBe(typed);
  expect(parseMoney(typed, currency)).toBe(amountMinor);
});
