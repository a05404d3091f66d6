import type { PaymentId } from '@latchkey/contracts/ids';
import type { MoneyPolicy } from '@latchkey/contracts/money-policy';
import type { PaymentStanding } from '@latchkey/db/money/load-payment-standings';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideSourceEnd } from './decide-source-end.ts';

const day = (n: number) => new Date(Date.UTC(2027, 0, n));
const hours = (moment: Date, n: number) => new Date(moment.getTime() + n * 3_600_000);

/** A payment of 10 for the period from one day of January 2027 to another; `to` null: once and for ever. */
function payment(from: number, to: number | null, differs: Partial<PaymentStanding> = {}): PaymentStanding {
  return {
    id: `pay_${from}` as PaymentId,
    amountMinor: 10n,
    paidAt: day(from),
    paidThrough: to === null ? null : day(to),
    recurring: to !== null,
    refunds: [],
    disputes: [],
    ...differs,
  };
}
const refund = (on: number, amountMinor = 10n, policy: MoneyPolicy = 'end_now', status = 'succeeded') => ({
  status,
  amountMinor,
  createdAt: day(on),
  policy,
});
const dispute = (status: string, policy: MoneyPolicy | null = 'end_now', withdrawnMinor = 10n) => ({
  status,
  withdrawnMinor,
  closedAt: day(20),
  policy,
});
const refunded = (at: Date) => ({ at, reason: 'refunded' });
const disputed = (at: Date) => ({ at, reason: 'disputed' });

describe('hard case 25: a refund', () => {
  test.each([
    ['of nothing', [], null],
    ['in full, ends now', [refund(5)], refunded(day(5))],
    ['in full, under way', [refund(5, 10n, 'end_now', 'pending')], refunded(day(5))],
    ['in full, keeps', [refund(5, 10n, 'keep')], null],
    [
      'in full, ends with the period and the time that a renewal takes',
      [refund(5, 10n, 'end_at_period_end')],
      refunded(hours(day(31), 2)),
    ],
    ['in part, keeps', [refund(5, 9n)], null],
    ['in parts that are all of it, ends with the last', [refund(5, 4n), refund(9, 6n)], refunded(day(9))],
    ['in parts, by the policy of the last', [refund(9, 6n, 'keep'), refund(5, 4n)], null],
    ['that failed, changes nothing', [refund(5, 10n, 'end_now', 'failed')], null],
    ['that was canceled, changes nothing', [refund(5, 10n, 'end_now', 'canceled')], null],
    ['in parts of which one failed, keeps', [refund(5, 4n, 'end_now', 'failed'), refund(9, 6n)], null],
  ])('%s', (_, refunds, expected) => {
    expect(decideSourceEnd([payment(1, 31, { refunds })])).toEqual(expected);
  });

  test('of what was paid once: at once under both policies that end', () => {
    for (const policy of ['end_now', 'end_at_period_end'] as const)
      expect(decideSourceEnd([payment(1, null, { refunds: [refund(5, 10n, policy)] })])).toEqual(
        refunded(day(5)),
      );
  });
});

describe('hard case 25: a dispute', () => {
  test.each([
    ['opened', dispute('needs_response', null), null],
    ['an inquiry', dispute('warning_needs_response', null, 0n), null],
    ['won', dispute('won', null, 0n), null],
    ['an inquiry that was closed', dispute('warning_closed', null, 0n), null],
    ['lost', dispute('lost'), disputed(day(20))],
    ['lost, keeps', dispute('lost', 'keep'), null],
    ['lost, ends with the period', dispute('lost', 'end_at_period_end'), disputed(hours(day(31), 2))],
    ['prevented at the cost of the money', dispute('prevented'), disputed(day(20))],
    ['prevented without', dispute('prevented', null, 0n), null],
  ])('%s', (_, lost, expected) => {
    expect(decideSourceEnd([payment(1, 31, { disputes: [lost] })])).toEqual(expected);
  });

  test('lost, of a payment that was refunded too: the dispute says more', () => {
    const both = { refunds: [refund(5)], disputes: [dispute('lost')] };
    expect(decideSourceEnd([payment(1, 31, both)])).toEqual(disputed(day(20)));
  });
});

describe('several payments', () => {
  const back = { refunds: [refund(12)] };

  test('a refund of a period that is over ends nothing while a later one is paid for', () => {
    expect(decideSourceEnd([payment(1, 10, back), payment(10, 20)])).toBeNull();
  });

  test('a newer payment begins anew', () => {
    const first = payment(1, 10, back);
    expect(decideSourceEnd([first])).toEqual(refunded(day(12)));
    expect(decideSourceEnd([first, payment(15, 25)])).toBeNull();
  });

  test('what was paid early and given back leaves the period that still stands', () => {
    expect(decideSourceEnd([payment(1, 20), payment(10, 31, back)])).toEqual(refunded(day(20)));
  });

  test('one of two payments for the same period: it is still paid for', () => {
    expect(decideSourceEnd([payment(1, 31, back), payment(5, 31)])).toBeNull();
  });

  test('a free period after a refund counts as paid for', () => {
    expect(decideSourceEnd([payment(1, 10, back), payment(10, 20, { amountMinor: 0n })])).toBeNull();
  });
});

test('whatever the order in which facts became known, the end is the same', () => {
  const payments = fc.array(
    fc.record({
      from: fc.integer({ min: 1, max: 20 }),
      length: fc.integer({ min: 1, max: 10 }),
      refunds: fc.array(fc.tuple(fc.integer({ min: 1, max: 31 }), fc.bigInt(1n, 10n)), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(payments, (drawn) => {
      const all = drawn.map(({ from, length, refunds }) =>
        payment(from, from + length, { refunds: refunds.map(([on, amount]) => refund(on, amount)) }),
      );
      const turned = all.toReversed().map((one) => ({ ...one, refunds: one.refunds.toReversed() }));
      expect(decideSourceEnd(turned)).toEqual(decideSourceEnd(all));
    }),
  );
});
