import { expect, test } from 'vitest';
import { formatAgo } from './format-ago.ts';
import { formatMoney } from './format-money.ts';

test.each([
  ['900', 'EUR', 'en-IE', '€9.00'],
  ['900', 'EUR', 'fr-FR', '9,00 €'],
  ['-5', 'EUR', 'en-IE', '-€0.05'],
  ['1200', 'JPY', 'en-US', '¥1,200'],
  ['12345', 'KWD', 'en-US', 'KWD 12.345'],
  ['450', 'XTR', 'en-US', '450 Stars'],
  ['900719925474099312', 'EUR', 'en-IE', '€9,007,199,254,740,993.12'],
])('%s %s in %s is %s', (amountMinor, currency, locale, text) => {
  expect(formatMoney({ amountMinor, currency }, locale).replace(/\s/g, ' ')).toBe(text);
});

test.each([
  ['2026-03-01T12:00:00Z', null],
  ['2026-03-01T12:00:05Z', null],
  ['2026-03-01T11:59:30Z', '30 seconds ago'],
  ['2026-03-01T11:58:01Z', '1 minute ago'],
  ['2026-03-01T09:00:00Z', '3 hours ago'],
  ['2026-02-01T12:00:00Z', '28 days ago'],
])('%s is %s', (at, text) => {
  expect(formatAgo(at, '2026-03-01T12:00:00Z', 'en')).toBe(text);
});
