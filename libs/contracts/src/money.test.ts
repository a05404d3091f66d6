import { expect, test } from 'vitest';
import { MoneyWire, moneyFromWire, moneyToWire } from './money.ts';

test.each([0n, 1n, -1n, 1_050n, 999_999_999_999_999_999n])('%s minor units survive JSON', (amountMinor) => {
  const wire: unknown = JSON.parse(JSON.stringify(moneyToWire({ amountMinor, currency: 'EUR' })));
  expect(moneyFromWire(MoneyWire.parse(wire))).toEqual({ amountMinor, currency: 'EUR' });
});

test.each([
  { amountMinor: '10.50', currency: 'EUR' },
  { amountMinor: '', currency: 'EUR' },
  { amountMinor: '1e3', currency: 'EUR' },
  { amountMinor: '0x10', currency: 'EUR' },
  { amountMinor: '1'.repeat(19), currency: 'EUR' },
  { amountMinor: '100', currency: 'eur' },
  { amountMinor: '100', currency: 'EURO' },
  { amountMinor: 100, currency: 'EUR' },
])('%j is no money', (wire) => {
  expect(MoneyWire.safeParse(wire).success).toBe(false);
});
