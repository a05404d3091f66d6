import { expect, test } from 'vitest';
import { checkoutMemory } from './checkout-memory.ts';

const now = new Date('2026-03-01T12:00:00Z');
const order = { orderId: 'ord_1', expiresAt: '2026-03-02T12:00:00Z' };

test('the same purchase has the same key until its checkout is over', () => {
  const memory = checkoutMemory(storage());
  const key = memory.keyFor('pln_1|prc_1|', '/buy/pln_1', now);
  expect(memory.keyFor('pln_1|prc_1|', '/buy/pln_1', now)).toBe(key);
  memory.opened('pln_1|prc_1|', order);
  expect(memory.keyFor('pln_1|prc_1|', '/buy/pln_1', now)).toBe(key);
  expect(memory.keyFor('pln_1|prc_1|', '/buy/pln_1', new Date(order.expiresAt))).not.toBe(key);
});

test('another price or another identity is another purchase', () => {
  const memory = checkoutMemory(storage());
  const keys = ['pln_1|prc_1|', 'pln_1|prc_2|', 'pln_1|prc_1|a.b'].map((of) => memory.keyFor(of, '/', now));
  expect(new Set(keys).size).toBe(3);
});

test('after a settled order the way back is still known, and buying again is a new order', () => {
  const memory = checkoutMemory(storage());
  const key = memory.keyFor('pln_1|prc_1|', '/buy/pln_1?identity=a.b', now);
  memory.opened('pln_1|prc_1|', order);
  memory.forgetKey('ord_1');
  expect(memory.planPathOf('ord_1')).toBe('/buy/pln_1?identity=a.b');
  const next = memory.keyFor('pln_1|prc_1|', '/buy/pln_1', now);
  expect(next).not.toBe(key);
  memory.opened('pln_1|prc_1|', { ...order, orderId: 'ord_2' });
  expect(memory.planPathOf('ord_2')).toBe('/buy/pln_1');
  expect(memory.planPathOf('ord_3')).toBeUndefined();
});

function storage() {
  const values = new Map<string, string>();
  return {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
  };
}
