import type { CouponOff } from '@latchkey/contracts/coupon/coupon-terms';
import { expect, test } from 'vitest';
import { reducedBy } from './reduced-by.ts';

const percent = (share: number): CouponOff => ({ kind: 'percent', percent: share });
const amount = (amountMinor: string): CouponOff => ({
  kind: 'amount',
  amount: { amountMinor, currency: 'EUR' },
});

test.each([
  [percent(20), 900n, 720n],
  [percent(15), 999n, 849n],
  [percent(15), 990n, 841n],
  [percent(100), 900n, 0n],
  [percent(1), 3n, 3n],
  [amount('300'), 900n, 600n],
  [amount('1500'), 900n, 0n],
])('%j off %s leaves %s', (off, price, left) => {
  expect(reducedBy(off, { amountMinor: price, currency: 'EUR' })).toEqual({
    amountMinor: left,
    currency: 'EUR',
  });
});
