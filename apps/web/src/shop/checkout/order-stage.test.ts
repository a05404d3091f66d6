import { expect, test } from 'vitest';
import type { OrderStatus } from '../../api/trpc.ts';
import { nextLookMs } from './next-look-ms.ts';
import { orderStage } from './order-stage.ts';

type State = OrderStatus['accesses'][number]['state'];

test.each([
  ['open', false, [], 'unpaid'],
  ['processing', false, [], 'processing'],
  ['processing', true, ['PENDING'], 'processing'],
  ['expired', false, [], 'expired'],
  ['failed', true, [], 'failed'],
  ['paid', false, ['PENDING'], 'to-claim'],
  ['paid', true, [], 'opening'],
  ['paid', true, ['GRANTED', 'PENDING'], 'opening'],
  ['paid', true, ['GRANTED', 'GRANTED'], 'ready'],
  ['paid', true, ['GRANTED', 'REVOKED'], 'ready'],
  ['paid', true, ['REVOKE_PENDING'], 'ended'],
] as const)('%s, claimed %s, %j: %s', (status, claimed, states, stage) => {
  expect(orderStage(order(status, claimed, states))).toBe(stage);
});

test('looks every second while a person waits, seldom for a bank, not at all when settled', () => {
  expect(nextLookMs('unpaid', 1)).toBe(1_000);
  expect(nextLookMs('opening', 100)).toBe(5_000);
  expect(nextLookMs('processing', 1)).toBe(15_000);
  for (const stage of ['ready', 'ended', 'expired', 'failed'] as const) {
    expect(nextLookMs(stage, 1)).toBe(false);
  }
});

function order(status: OrderStatus['status'], claimed: boolean, states: readonly State[]): OrderStatus {
  const accesses = states.map((state, index) => ({ channel: `Channel ${index}`, state, wayIn: null }));
  const orderId = `ord_${'0'.repeat(26)}` as OrderStatus['orderId'];
  return { orderId, creator: { slug: 'blue-door', name: 'Blue Door' }, status, claimed, accesses };
}
