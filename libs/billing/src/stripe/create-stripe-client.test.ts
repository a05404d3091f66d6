import { describe, expect, it } from 'vitest';
import { stripeStub } from '../../test/stripe-stub.ts';
import { createStripeClient } from './create-stripe-client.ts';
import { modeOfKey } from './mode-of-key.ts';

describe('createStripeClient', () => {
  it('pins the version, sends no telemetry and keeps connections open', async () => {
    const { stripe, seen } = await stripeStub({ 'GET /v1/customers/cus_1': { body: { id: 'cus_1' } } });
    for (let i = 0; i < 3; i++) await stripe.customers.retrieve('cus_1');
    expect(seen).toHaveLength(3);
    for (const { headers } of seen) {
      expect(headers['stripe-version']).toBe('2026-10-28.endive');
      expect(headers['x-stripe-client-telemetry']).toBeUndefined();
      expect(headers.connection).toBe('keep-alive');
    }
  });

  it('does not repeat a call by itself', async () => {
    const { stripe, seen } = await stripeStub({ 'GET /v1/customers/cus_1': { status: 500 } });
    await stripe.customers.retrieve('cus_1').catch(() => null);
    expect(seen).toHaveLength(1);
  });

  it.each(['https://example.com/v1', 'ftp://example.com', 'example.com'])('refuses %s', (apiBase) => {
    expect(() => createStripeClient({ secretKey: 'sk_test_x', apiBase })).toThrow();
  });
});

describe('modeOfKey', () => {
  it.each([
    ['sk_test_x', 'test'],
    ['rk_test_x', 'test'],
    ['sk_live_x', 'live'],
    ['rk_live_x', 'live'],
    ['sk_org_x', 'live'],
    ['', 'live'],
  ])('%s is %s', (key, mode) => {
    expect(modeOfKey(key)).toBe(mode);
  });
});
