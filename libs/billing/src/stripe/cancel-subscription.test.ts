import { describe, expect, it } from 'vitest';
import { account } from '../../test/objects.ts';
import { type Routes, refusal, stripeStub } from '../../test/stripe-stub.ts';
import { cancelSubscription } from './cancel-subscription.ts';

const cancelled = { body: { id: 'sub_1', object: 'subscription', status: 'canceled' } };
const unknown = refusal(404, { code: 'resource_missing' });

describe('cancelSubscription', () => {
  const cancel = async (routes: Routes) => {
    const { stripe, seen } = await stripeStub(routes);
    const of = { account, subscriptionId: 'sub_1', idempotencyKey: 'block-1' };
    return { outcome: cancelSubscription(stripe, of), seen };
  };

  it('ends it at once, as the connected account, once per key', async () => {
    const { outcome, seen } = await cancel({ 'DELETE /v1/subscriptions/sub_1': cancelled });
    expect(await outcome).toBe('done');
    expect(seen[0]?.headers).toMatchObject({ 'stripe-account': account, 'idempotency-key': 'block-1' });
    const sent = new URLSearchParams(seen[0]?.body || seen[0]?.query.toString());
    expect(Object.fromEntries(sent)).toEqual({ invoice_now: 'false', prorate: 'false' });
  });

  it('that has ended before is no error', async () => {
    const routes = {
      'DELETE /v1/subscriptions/sub_1': unknown,
      'GET /v1/subscriptions/sub_1': cancelled,
    };
    expect(await (await cancel(routes)).outcome).toBe('already');
    expect(await (await cancel({})).outcome).toBe('already');
  });

  it.each([
    ['goes on', { 'DELETE /v1/subscriptions/sub_1': { body: { status: 'active' } } }, 'faulty'],
    [
      'cannot be cancelled and goes on',
      {
        'DELETE /v1/subscriptions/sub_1': unknown,
        'GET /v1/subscriptions/sub_1': { body: { status: 'active' } },
      },
      'faulty',
    ],
    ['is out of reach', { 'DELETE /v1/subscriptions/sub_1': { cut: true } }, 'retry'],
    ['is of a lost account', { 'DELETE /v1/subscriptions/sub_1': refusal(403, {}) }, 'account_lost'],
  ])('that %s is said so', async (_name, routes, kind) => {
    await expect((await cancel(routes)).outcome).rejects.toMatchObject({ kind });
  });
});
