import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { deliver, signature, stripeEvent } from '../../test/stripe-event.ts';
import { makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let ours: Seller;
beforeAll(async () => {
  api = await startApi();
  ours = await makeSeller(api.db);
});
afterAll(() => api.close());

async function stored(): Promise<number> {
  const [row] = await api.database.sql<[{ keys: number; events: number }]>`
    select (select count(*)::int from inbox_key) as keys, (select count(*)::int from inbox_event) as events`;
  expect(row.events).toBe(row.keys);
  return row.keys;
}

async function outcomeOf(externalId: string) {
  const rows = await api.database.sql<
    { outcome: string; account: string; livemode: boolean; correlation_id: string; payload: string }[]
  >`select * from inbox_event where external_id = ${externalId}`;
  expect(rows).toHaveLength(1);
  return rows[0];
}

function requested(objectId: string) {
  return api.database.sql`select * from sync_object where object_id = ${objectId}`;
}

async function counted(result: string): Promise<number> {
  const { body } = await api.app.inject('/metrics');
  const lines = body
    .split('\n')
    .filter((line) => line.startsWith(`stripe_webhooks_total{result="${result}"`));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

test('a signed event of a known account is stored, asks for a read and promises its job before the 200', async () => {
  const body = stripeEvent({ id: 'evt_good1', account: ours.account, object: { id: 'sub_good' } });
  const response = await deliver(api, body);
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({ received: true });
  expect(await outcomeOf('evt_good1')).toMatchObject({
    outcome: 'accepted',
    account: ours.account,
    correlation_id: 'evt-good1',
    payload: body,
  });
  expect(await requested('sub_good')).toMatchObject([
    { organisation_id: ours.organisationId, requested_seq: '1', applied_seq: '0' },
  ]);
  expect(api.jobs.at(-1)).toMatchObject({
    name: 'payment.sync',
    payload: {
      account: ours.account,
      objectKind: 'subscription',
      objectId: 'sub_good',
      correlationId: 'evt-good1',
    },
  });
  expect(api.lines.join('')).toContain('"correlationId":"evt-good1"');
});

test('the same event twice, also at the same moment, is one; each delivery is answered', async () => {
  const body = stripeEvent({ account: ours.account, object: { id: 'sub_twice' } });
  const [first, second] = await Promise.all([deliver(api, body), deliver(api, body)]);
  const third = await deliver(api, body);
  expect([first, second, third].map((each) => each?.statusCode)).toEqual([200, 200, 200]);
  expect(await requested('sub_twice')).toMatchObject([{ requested_seq: '1' }]);
  expect(api.jobs.filter(({ payload }) => JSON.stringify(payload).includes('sub_twice'))).toHaveLength(1);
  expect(await counted('duplicate')).toBe(2);
});

test('the older of two secrets is accepted while one is rolled', async () => {
  const body = stripeEvent({ account: ours.account });
  const response = await deliver(api, body, signature(body, { secret: 'whsec_test_older' }));
  expect(response.statusCode).toBe(200);
});

test('the first failure of an invoice is noted with its time', async () => {
  const invoice = { id: 'in_failed', parent: { subscription_details: { subscription: 'sub_failing' } } };
  await deliver(api, stripeEvent({ type: 'invoice.payment_failed', account: ours.account, object: invoice }));
  expect(await api.database.sql`select * from invoice_failure`).toMatchObject([{ invoice_id: 'in_failed' }]);
  expect(await requested('sub_failing')).toHaveLength(1);
});

const good = () => stripeEvent({ account: ours.account });
const notAuthentic: [string, () => string, (body: string) => string | null, string][] = [
  ['no signature', good, () => null, 'signature'],
  ['a wrong secret', good, (body: string) => signature(body, { secret: 'whsec_other' }), 'signature'],
  ['a body that was changed', good, (body: string) => signature(`${body} `), 'signature'],
  ['a stale signature', good, (body: string) => signature(body, { ageSeconds: 400 }), 'stale'],
  ['malformed JSON', () => '{"id":', signature, 'malformed'],
  ['not an event', () => '{"object":"charge"}', signature, 'malformed'],
];
test.each(notAuthentic)('%s: 400, counted, nothing stored', async (_, bodyOf, headerOf, reason) => {
  const before = { stored: await stored(), counted: await counted(reason) };
  const body = bodyOf();
  const response = await deliver(api, body, headerOf(body));
  expect(response.statusCode).toBe(400);
  expect(response.json().error.code).toBe(reason.toUpperCase());
  expect({ stored: await stored(), counted: await counted(reason) }).toEqual({
    stored: before.stored,
    counted: before.counted + 1,
  });
});

test('a body over the limit: 413, counted, nothing stored', async () => {
  const before = await stored();
  const body = stripeEvent({ account: ours.account, object: { id: 'sub_1', text: 'x'.repeat(600_000) } });
  expect((await deliver(api, body)).statusCode).toBe(413);
  expect(await counted('too_large')).toBe(1);
  expect(await stored()).toBe(before);
});

const thin = (id: string) =>
  JSON.stringify({
    id,
    object: 'v2.core.event',
    type: 'v2.core.account.updated',
    livemode: false,
    created: new Date().toISOString(),
  });
test.each([
  ['thin', thin, 'thin'],
  ['no account', (id: string) => stripeEvent({ id }), 'no_account'],
  ['an unknown account', (id: string) => stripeEvent({ id, account: 'acct_unknown' }), 'unknown_account'],
  [
    'an unknown type',
    (id: string) => stripeEvent({ id, account: ours.account, type: 'climate.order.created' }),
    'unknown_type',
  ],
  [
    'the other mode',
    (id: string) => stripeEvent({ id, account: ours.account, livemode: true }),
    'wrong_mode',
  ],
] as const)('%s: 200, stored, counted, and nothing is done', async (name, bodyOf, outcome) => {
  const jobs = api.jobs.length;
  const before = await counted(outcome);
  const id = `evt_${name.replaceAll(' ', '')}`;
  const response = await deliver(api, bodyOf(id));
  expect(response.statusCode).toBe(200);
  expect(await outcomeOf(id)).toMatchObject({ outcome });
  expect(await counted(outcome)).toBe(before + 1);
  expect(api.jobs).toHaveLength(jobs);
});

test('labels of the metrics do not grow with what senders invent', async () => {
  await deliver(api, stripeEvent({ account: ours.account, type: 'invented.by.somebody' }));
  const { body } = await api.app.inject('/metrics');
  expect(body).not.toContain('invented');
  expect(body).toContain('stripe_webhooks_total{result="unknown_type",type="other"}');
});

test('with the database away: 503, so that it is sent again; the api itself lives and says so', async () => {
  const other = await startApi();
  await other.database.close();
  const body = stripeEvent({ account: ours.account });
  const response = await deliver(other, body);
  expect(response.statusCode).toBe(503);
  expect(response.headers['retry-after']).toBe('5');
  expect((await other.app.inject('/healthz')).statusCode).toBe(200);
  expect((await other.app.inject('/readyz')).statusCode).toBe(503);
  const status = await other.app.inject('/trpc/system.status');
  expect(status.json().result.data.parts[0]).toMatchObject({ name: 'database', state: 'down' });
  const call = await other.app.inject(
    `/trpc/checkout.plan?input=${encodeURIComponent(JSON.stringify({ planId: ours.plans.once.planId }))}`,
  );
  expect(call.statusCode).toBe(503);
  expect(call.json().error.data.errorCode).toBe('unavailable');
  await other.close();
});
