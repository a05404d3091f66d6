import { expect, test } from 'vitest';
import { account, day, list } from '../../test/objects.ts';
import { refusal, stripeStub } from '../../test/stripe-stub.ts';
import { listInvoices, readReceipt } from './list-receipts.ts';
import { openPortal } from './open-portal.ts';
import { planCancellation } from './plan-cancellation.ts';

const session = { body: { url: 'https://billing.example.com/session' } };
const portal = {
  account,
  customerId: 'cus_1',
  returnUrl: 'https://web.example.com/member',
  locale: 'fr',
} as const;

test('the portal is opened with our configuration of that account, which is made once', async () => {
  const { stripe, seen } = await stripeStub({
    'GET /v1/billing_portal/configurations': { body: list({ id: 'bpc_theirs', metadata: {} }) },
    'POST /v1/billing_portal/configurations': { body: { id: 'bpc_ours' } },
    'POST /v1/billing_portal/sessions': session,
  });
  expect(await openPortal(stripe, portal)).toEqual({ url: 'https://billing.example.com/session' });
  const [, made, opened] = seen;
  expect(made?.headers).toMatchObject({
    'stripe-account': account,
    'idempotency-key': `portal-1-${account}`,
  });
  expect(new URLSearchParams(made?.body).get('features[subscription_cancel][enabled]')).toBe('false');
  expect(opened?.headers['stripe-account']).toBe(account);
  expect(Object.fromEntries(new URLSearchParams(opened?.body))).toMatchObject({
    customer: 'cus_1',
    configuration: 'bpc_ours',
    locale: 'fr',
    return_url: portal.returnUrl,
    'flow_data[type]': 'payment_method_update',
  });
});

test('a configuration of ours is used again', async () => {
  const { stripe, seen } = await stripeStub({
    'GET /v1/billing_portal/configurations': {
      body: list({ id: 'bpc_ours', metadata: { latchkey_portal: '1' } }),
    },
    'POST /v1/billing_portal/sessions': session,
  });
  await openPortal(stripe, portal);
  expect(seen.map(({ method }) => method)).toEqual(['GET', 'POST']);
});

const running = { id: 'sub_1', cancel_at: null, cancel_at_period_end: false };
const byFlag = { id: 'sub_1', cancel_at: day(31), cancel_at_period_end: true };
const byDate = { id: 'sub_1', cancel_at: day(31), cancel_at_period_end: false };

test.each([
  ['end', running, true, byFlag, 'cancel_at_period_end=true'],
  ['go on, the flag being set', byFlag, false, running, 'cancel_at_period_end=false'],
  ['go on, a date being set', byDate, false, running, 'cancel_at='],
  ['end, as it does already', byDate, true, byDate, null],
  ['go on, as it does already', running, false, running, null],
])('a subscription is to %s', async (_, before, end, after, sent) => {
  const { stripe, seen } = await stripeStub({
    'GET /v1/subscriptions/sub_1': { body: before },
    'POST /v1/subscriptions/sub_1': { body: after },
  });
  await planCancellation(stripe, { account, subscriptionId: 'sub_1', end });
  expect(seen[1]?.body ?? null).toBe(sent);
});

test('what Stripe does not say is not taken for done', async () => {
  const { stripe } = await stripeStub({
    'GET /v1/subscriptions/sub_1': { body: running },
    'POST /v1/subscriptions/sub_1': { body: running },
  });
  const asked = planCancellation(stripe, { account, subscriptionId: 'sub_1', end: true });
  await expect(asked).rejects.toMatchObject({ kind: 'faulty' });
  const over = await stripeStub({
    'GET /v1/subscriptions/sub_1': { body: running },
    'POST /v1/subscriptions/sub_1': refusal(400, {}),
  });
  const refused = planCancellation(over.stripe, { account, subscriptionId: 'sub_1', end: true });
  await expect(refused).rejects.toMatchObject({ kind: 'faulty' });
});

test('invoices that can be opened, and the receipt of a purchase', async () => {
  const invoice = (id: string, status: string, url: string | null) => ({
    id,
    status,
    created: day(1),
    total: 900,
    currency: 'eur',
    hosted_invoice_url: url,
  });
  const charge = {
    id: 'ch_1',
    created: day(1),
    amount: 5_000,
    currency: 'eur',
    receipt_url: 'https://pay.example.com/r',
  };
  const { stripe, seen } = await stripeStub({
    'GET /v1/invoices': {
      body: list(
        invoice('in_1', 'paid', 'https://pay.example.com/1'),
        invoice('in_2', 'draft', null),
        invoice('in_3', 'void', 'https://pay.example.com/3'),
      ),
    },
    'GET /v1/payment_intents/pi_1': { body: { latest_charge: charge } },
    'GET /v1/payment_intents/pi_2': { body: { latest_charge: null } },
  });
  expect(await listInvoices(stripe, { account, subscriptionId: 'sub_1' })).toMatchObject([
    { id: 'in_1', status: 'paid', amount: { amountMinor: 900n, currency: 'EUR' } },
  ]);
  expect(seen[0]?.query.get('subscription')).toBe('sub_1');
  expect(await readReceipt(stripe, { account, paymentIntentId: 'pi_1' })).toMatchObject({
    url: 'https://pay.example.com/r',
    amount: { amountMinor: 5_000n, currency: 'EUR' },
  });
  expect(await readReceipt(stripe, { account, paymentIntentId: 'pi_2' })).toBeNull();
});
