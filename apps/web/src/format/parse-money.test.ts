import { expect, test } from 'vitest';
import { parseMoney } from './parse-money.ts';

test.each([
  ['12', 'EUR', '1200'],
  ['4,5', 'EUR', '450'],
  ['4.50', 'EUR', '450'],
  ['1 200,05', 'EUR', '120005'],
  ['450', 'JPY', '450'],
  ['12', 'XTR', '12'],
  ['1.234', 'KWD', '1234'],
  ['4.505', 'EUR', null],
  ['0', 'EUR', null],
  ['-3', 'EUR', null],
  ['1.200,05', 'EUR', null],
  ['ten', 'EUR', null],
])('%s in %s is %s', (typed, currency, minor) => {
  expect(parseMoney(typed, currency)).toBe(minor);
});
