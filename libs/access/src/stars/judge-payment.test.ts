import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import type { PaymentStanding } from '@latchkey/db/stars/stars-returns';
import { expect, test } from 'vitest';
import { judgePayment } from './judge-payment.ts';

const paidAt = new Date('2026-11-01T12:00:00Z');
const later = (days: number) => new Date(paidAt.getTime() + days * 86_400_000);
const payment: StarsPayment = {
  kind: 'stars',
  chargeId: 'charge',
  orderId: null,
  payerTelegramId: 7,
  stars: 250,
  recurring: false,
  firstOfSubscription: true,
  paidThrough: later(30),
  paidAt,
};
const order = { telegramId: 7, amountMinor: 250n, withdrawnAt: null };
const fresh: PaymentStanding = {
  returned: false,
  onFile: false,
  everPaid: false,
  otherwisePaid: null,
  keptOut: false,
};
const renewal = { ...payment, firstOfSubscription: false, recurring: true };
const beside = (days: number) => ({ ...fresh, everPaid: true, otherwisePaid: later(days) });

test.each([
  ['the first payment of its payer', payment, order, fresh, null],
  ['more than it costs', { ...payment, stars: 300 }, order, fresh, null],
  ['less than it costs', { ...payment, stars: 249 }, order, fresh, 'other_amount'],
  ['somebody else’s', { ...payment, payerTelegramId: 8 }, order, fresh, 'other_person'],
  [
    'on file already, whatever else',
    { ...payment, payerTelegramId: 8 },
    order,
    { ...fresh, onFile: true },
    null,
  ],
  ['after a withdrawal', payment, { ...order, withdrawnAt: paidAt }, fresh, 'withdrawn'],
  ['by somebody who is kept out', payment, order, { ...fresh, keptOut: true }, 'blocked'],
  ['a renewal', renewal, order, beside(1), null],
  ['a renewal by somebody who is kept out by now', renewal, order, { ...beside(1), keptOut: true }, null],
  ['a second subscription beside one that goes on', payment, order, beside(20), 'paid_already'],
  ['anew, near the end of the one before', payment, order, beside(3), null],
  [
    'a purchase that was paid before',
    payment,
    order,
    { ...beside(0), otherwisePaid: 'once' },
    'paid_already',
  ],
] as const)('%s', (_name, paid, ordered, standing, reason) => {
  expect(judgePayment(paid, ordered, standing, 'whole')).toBe(reason);
});

test('what a commission has made less is no other amount', () => {
  expect(judgePayment({ ...payment, stars: 240 }, order, fresh, 'net')).toBeNull();
});
