import type { Contract } from '@latchkey/db/withdrawal/load-contract';
import { expect, test } from 'vitest';
import { judgeContract } from './judge-contract.ts';
import { refundShare } from './refund-share.ts';
import { withdrawalEnd } from './withdrawal-end.ts';

const dayMs = 86_400_000;
const at = (text: string) => new Date(text);
const paidAt = at('2026-11-02T10:00:00Z');
const payment = {
  id: 'pay_1' as Contract['payments'][number]['id'],
  amountMinor: 1_000n,
  currency: 'EUR',
  refundedMinor: 0n,
  paidAt,
  paidThrough: new Date(paidAt.getTime() + 30 * dayMs),
};
const contract: Contract = {
  provider: 'stripe',
  status: 'paid',
  complimentary: false,
  concludedAt: paidAt,
  policy: 'pro_rata',
  early: true,
  payments: [payment],
  running: [],
};

test.each([
  // Monday; the fourteenth day after it is a Monday too, and ends last in the west.
  ['2026-11-02T10:00:00Z', '2026-11-18T00:00:00.000Z'],
  // The last day is a Saturday, or already a Sunday: Monday counts.
  ['2026-11-06T23:30:00Z', '2026-11-24T00:00:00.000Z'],
  ['2026-11-07T00:30:00Z', '2026-11-24T00:00:00.000Z'],
])('a contract of %s is open until %s', (concluded, end) => {
  expect(withdrawalEnd(at(concluded)).toISOString()).toBe(end);
  expect(withdrawalEnd(at(concluded)).getTime() - at(concluded).getTime()).toBeGreaterThanOrEqual(14 * dayMs);
});

test.each([
  ['full', 10, 1_000n],
  ['pro_rata', 0, 1_000n],
  ['pro_rata', 10, 667n],
  ['pro_rata', 15, 500n],
  ['pro_rata', 31, 0n],
] as const)('%s after %d days: %d', (policy, days, share) => {
  expect(refundShare(payment, policy, new Date(paidAt.getTime() + days * dayMs))).toBe(share);
});

test('what went back already is not given twice; what was paid for ever goes back whole', () => {
  const now = new Date(paidAt.getTime() + 10 * dayMs);
  expect(refundShare({ ...payment, refundedMinor: 600n }, 'full', now)).toBe(400n);
  expect(refundShare({ ...payment, refundedMinor: 600n }, 'pro_rata', now)).toBe(400n);
  expect(refundShare({ ...payment, paidThrough: null }, 'pro_rata', now)).toBe(1_000n);
});

test('who never asked for an early start gets everything; Stars go back whole', () => {
  const now = new Date(paidAt.getTime() + 10 * dayMs);
  const amount = (differs: Partial<Contract>) =>
    judgeContract({ ...contract, ...differs }, now)?.refunds.map(({ amountMinor }) => amountMinor);
  expect(amount({})).toEqual([667n]);
  expect(amount({ early: false })).toEqual([1_000n]);
  expect(amount({ provider: 'stars' })).toEqual([1_000n]);
  expect(amount({ payments: [] })).toEqual([]);
});

test('too late, not paid, or given for nothing: there is nothing to withdraw from', () => {
  expect(judgeContract(contract, at('2026-11-18T00:00:00Z'))).toBeNull();
  expect(judgeContract(contract, at('2026-11-17T23:59:59Z'))).not.toBeNull();
  expect(judgeContract({ ...contract, status: 'open' }, paidAt)).toBeNull();
  expect(judgeContract({ ...contract, status: 'processing', payments: [] }, paidAt)).not.toBeNull();
  expect(judgeContract({ ...contract, complimentary: true }, paidAt)).toBeNull();
});
