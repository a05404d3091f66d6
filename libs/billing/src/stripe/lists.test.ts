import { describe, expect, it } from 'vitest';
import {
  account,
  date,
  day,
  invoice,
  list,
  marks,
  orderId,
  session,
  subscription,
} from '../../test/objects.ts';
import { refusal, stripeStub } from '../../test/stripe-stub.ts';
import { listEvents } from './list-events.ts';
import { listPaidInvoices } from './list-paid-invoices.ts';
import { listSessions } from './list-sessions.ts';
import { listSubscriptions } from './list-subscriptions.ts';

const theirs = { metadata: {} };
const more = (page: ReturnType<typeof list>) => ({ body: { ...page, has_more: true } });

describe('listSubscriptions', () => {
  const path = 'GET /v1/subscriptions';
  const head = {
    providerId: 'sub_1',
    orderId,
    status: 'active',
    priceIds: ['price_1'],
    periodEnd: date(31),
    trialEnd: null,
    cancelAt: null,
    endedAt: null,
  };

  it('gives those with our mark, ended ones too, and where the list goes on', async () => {
    const page = list(
      subscription({ latest_invoice: 'in_1', customer: 'cus_1' }),
      subscription({ id: 'sub_0', ...theirs }),
    );
    const { stripe, seen } = await stripeStub({ [path]: more(page) });
    expect(await listSubscriptions(stripe, { account, after: null })).toEqual({
      items: [head],
      compared: 2,
      next: 'sub_0',
    });
    await listSubscriptions(stripe, { account, after: 'sub_0' });
    expect(seen.map(({ query }) => Object.fromEntries(query))).toEqual([
      { status: 'all', limit: '100' },
      { status: 'all', limit: '100', starting_after: 'sub_0' },
    ]);
    expect(seen[0]?.headers['stripe-account']).toBe(account);
  });

  it('says the same of one as a read of it does', async () => {
    const fields = { cancel_at_period_end: true, status: 'parked', ended_at: day(30) };
    const { stripe } = await stripeStub({ [path]: { body: list(subscription(fields)) } });
    const { items, next } = await listSubscriptions(stripe, { account, after: null });
    expect(items).toEqual([{ ...head, cancelAt: date(31), status: 'unknown', endedAt: date(30) }]);
    expect(next).toBeNull();
  });

  it('tells a place that is not there any more from other failures', async () => {
    const { stripe } = await stripeStub({
      [path]: refusal(400, { code: 'resource_missing', param: 'starting_after' }),
    });
    await expect(listSubscriptions(stripe, { account, after: 'sub_x' })).rejects.toMatchObject({
      kind: 'gone',
    });
    const limited = await stripeStub({ [path]: refusal(429, {}, { 'retry-after': '7' }) });
    await expect(listSubscriptions(limited.stripe, { account, after: null })).rejects.toMatchObject({
      kind: 'rate_limited',
      retryAfterMs: 7_000,
    });
  });
});

describe('listSessions', () => {
  it.each([
    ['open', true],
    ['complete', false],
    ['expired', false],
  ])('%s', async (status, open) => {
    const { stripe, seen } = await stripeStub({
      'GET /v1/checkout/sessions': { body: list(session({ status }), session({ id: 'cs_0', ...theirs })) },
    });
    const page = await listSessions(stripe, { account, from: date(3), after: null });
    expect(page).toEqual({ items: [{ providerId: 'cs_1', orderId, open }], compared: 2, next: null });
    expect(Object.fromEntries(seen[0]?.query ?? [])).toEqual({
      limit: '100',
      'created[gte]': String(day(3)),
    });
  });
});

describe('listEvents', () => {
  const event = (fields: object = {}) => ({
    id: 'evt_1',
    object: 'event',
    type: 'customer.subscription.updated',
    livemode: false,
    created: day(2),
    data: { object: subscription() },
    ...fields,
  });
  const window = { account, livemode: false, from: date(1), to: date(3), after: null };
  const of = async (...events: ReturnType<typeof event>[]) => {
    const { stripe, seen } = await stripeStub({ 'GET /v1/events': { body: list(...events) } });
    return { ...(await listEvents(stripe, window)), seen };
  };

  it('asks for what a delivered event would have asked for', async () => {
    const { items, compared, next, seen } = await of(event());
    expect({ compared, next }).toEqual({ compared: 1, next: null });
    expect(items).toMatchObject([
      {
        id: 'evt_1',
        type: 'customer.subscription.updated',
        createdAt: date(2),
        target: { account, livemode: false, objectKind: 'subscription', objectId: 'sub_1' },
        firstFailure: null,
        correlationId: 'evt-1',
      },
    ]);
    const stored = JSON.parse(items[0]?.payload ?? '');
    expect(stored).toMatchObject({ ...event(), account, data: { object: { id: 'sub_1', metadata: marks } } });
    expect(Object.fromEntries(seen[0]?.query ?? [])).toEqual({
      limit: '100',
      'created[gte]': String(day(1)),
      'created[lte]': String(day(3)),
    });
  });

  it('carries when a collection failed', async () => {
    const invoice = { id: 'in_1', parent: { subscription_details: { subscription: 'sub_1' } } };
    const { items } = await of(event({ type: 'invoice.payment_failed', data: { object: invoice } }));
    expect(items).toMatchObject([{ firstFailure: { invoiceId: 'in_1', failedAt: date(2) } }]);
  });

  it.each([
    ['of the other mode', { livemode: true }],
    ['of an unknown type', { type: 'product.telepathy.felt' }],
    ['without an object to be read', { type: 'payment_intent.created' }],
  ])('leaves out what is nothing to us: %s', async (_, fields) => {
    const { items, compared } = await of(event(fields));
    expect([items, compared]).toEqual([[], 1]);
  });
});

describe('listPaidInvoices', () => {
  it('gives all pages of those made since a moment', async () => {
    let pages = 0;
    const { stripe, seen } = await stripeStub({
      'GET /v1/invoices': () =>
        pages++ === 0 ? more(list(invoice({ id: 'in_2' }))) : { body: list(invoice()) },
    });
    const of = { account, subscriptionId: 'sub_1', since: date(1) };
    expect((await listPaidInvoices(stripe, of)).map(({ providerId }) => providerId)).toEqual([
      'in_2',
      'in_1',
    ]);
    expect(seen.map(({ query }) => Object.fromEntries(query))).toEqual([
      expect.objectContaining({ subscription: 'sub_1', status: 'paid', 'created[gte]': String(day(1)) }),
      expect.objectContaining({ starting_after: 'in_2' }),
    ]);
  });
});
