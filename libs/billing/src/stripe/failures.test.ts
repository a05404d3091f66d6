import { describe, expect, it } from 'vitest';
import { refusal, type StubAnswer, stripeStub } from '../../test/stripe-stub.ts';
import { BillingFailure } from '../billing-failure.ts';
import { callStripe } from './call-stripe.ts';
import { createStripeClient } from './create-stripe-client.ts';
import { toBillingFailure } from './failures.ts';

const path = '/v1/customers/cus_1';

async function failureOf(answer: StubAnswer, account: string | null = 'acct_1', timeoutMs?: number) {
  const { stripe } = await stripeStub({ [`GET ${path}`]: answer }, timeoutMs);
  const call = callStripe(account, (options) => stripe.customers.retrieve('cus_1', {}, options));
  const failure = await call.catch((error: unknown) => error);
  if (!(failure instanceof BillingFailure)) throw new Error('no BillingFailure');
  return failure;
}

describe('toBillingFailure', () => {
  it.each([
    ['missing', refusal(404, { code: 'resource_missing' }), 'gone'],
    ['a missing price in a parameter', refusal(400, { code: 'resource_missing' }), 'gone'],
    ['an address that is not Stripe', refusal(404, {}), 'faulty'],
    ['a wrong parameter', refusal(400, { code: 'parameter_unknown' }), 'faulty'],
    ['another order under the same key', refusal(400, { type: 'idempotency_error' }), 'faulty'],
    ['the same key at the same moment', refusal(409, { code: 'idempotency_key_in_use' }), 'retry'],
    ['a lock', refusal(429, { code: 'lock_timeout' }), 'retry'],
    ['too many', refusal(429, { type: 'rate_limit_error' }), 'rate_limited'],
    ['a fault of Stripe', refusal(500, { type: 'api_error' }), 'retry'],
    ['a proxy in between', { status: 502, body: '<html>' }, 'retry'],
    ['a wrong key', refusal(401, {}), 'key_rejected'],
    ['an expired key', refusal(401, { code: 'api_key_expired' }), 'key_rejected'],
    ['an account that is lost', refusal(403, { code: 'account_invalid' }), 'account_lost'],
    ['an account that is closed to us', refusal(403, {}), 'account_lost'],
    ['a key that may not', refusal(403, { code: 'more_permissions_required' }), 'key_rejected'],
    ['a cut connection', { cut: true }, 'retry'],
  ])('%s', async (_name, answer, kind) => {
    expect(await failureOf(answer)).toMatchObject({ kind });
  });

  it('a refusal without an account can only mean our key', async () => {
    expect((await failureOf(refusal(403, {}), null)).kind).toBe('key_rejected');
  });

  it('a slow answer is given up and may be tried again', async () => {
    const failure = await failureOf({ delayMs: 1000 }, 'acct_1', 50);
    expect(failure.kind).toBe('retry');
  });

  it('an answer that drips is given up too, though the connection is never idle', async () => {
    const { stripe } = await stripeStub({ [`GET ${path}`]: { drip: true } });
    const call = callStripe(null, () => stripe.customers.retrieve('cus_1'), 150);
    await expect(call).rejects.toMatchObject({ kind: 'retry', message: 'no answer in 150 ms' });
  });

  it('says how long to wait', async () => {
    const answer = refusal(429, {}, { 'retry-after': '7' });
    expect((await failureOf(answer)).retryAfterMs).toBe(7000);
    expect((await failureOf(refusal(429, {}))).retryAfterMs).toBeNull();
  });

  it('tells what to look for, and neither key nor address', async () => {
    const message = 'Key sk_test_51Abc**** is bad for buyer@example.com and pi_1_secret_x of pi_1';
    const failure = await failureOf(refusal(400, { code: 'parameter_invalid', param: 'email', message }));
    expect(failure.message).toBe(
      'StripeInvalidRequestError parameter_invalid at email HTTP 400 req_test: Key [secret] is bad for [email] and [secret] of pi_1',
    );
  });

  it('nobody listens there: try again', async () => {
    const stripe = createStripeClient({ secretKey: 'sk_test_x', apiBase: 'http://127.0.0.1:9' });
    const call = callStripe(null, () => stripe.customers.retrieve('cus_1'));
    await expect(call).rejects.toMatchObject({ kind: 'retry' });
  });

  it('a fault of our own stays what it is', () => {
    const fault = new TypeError('x is undefined');
    expect(toBillingFailure(fault, null)).toBe(fault);
  });
});
