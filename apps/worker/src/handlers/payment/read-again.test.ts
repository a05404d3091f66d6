import { beginRead } from '@latchkey/db/sync/begin-read';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { type MintedOrder, mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openWorker } from '../../../test/open-worker.ts';
import { stripeRefusal } from '../../../test/start-stripe.ts';
import { stripeSubscription } from '../../../test/stripe-objects.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, stripe } = worker;
const { sql, db } = deps.database;
let buyer: MintedOrder;

beforeEach(async () => {
  await worker.renew();
  const { shop } = worker;
  const whose = { telegramId: mintTelegramId() };
  buyer = await mintOrder(db, shop, { at: clock.now(), plan: shop.plans.monthly, for: whose });
});

const objectId = () => `sub_${buyer.orderId.slice(4)}`;
const target = () =>
  ({
    account: worker.shop.account,
    livemode: false,
    objectKind: 'subscription',
    objectId: objectId(),
  }) as const;
const readAgain = () => {
  const { organisationId } = worker.shop;
  return deps.provider.readAgain({ target: target(), organisationId, correlationId: 'cor_again' });
};
const show = (differs = {}) => {
  const { organisationId } = worker.shop;
  const body = stripeSubscription({ ...buyer, organisationId, at: clock.now() }, differs);
  stripe.routes.set(`/v1/subscriptions/${objectId()}`, () => ({ body }));
};
const sync = async () =>
  (
    await sql`select requested_seq - applied_seq as behind, lease_token from sync_object where object_id = ${objectId()}`
  )[0];
const status = async () =>
  (await sql`select status from subscription where provider_id = ${objectId()}`)[0]?.status;

test('reads now, and applies what the object says', async () => {
  show();
  expect(await readAgain()).toEqual({ kind: 'read' });
  show({ status: 'canceled', ended_at: Math.floor(clock.now().getTime() / 1000) });
  expect(await readAgain()).toEqual({ kind: 'read' });
  expect([await status(), await sync()]).toEqual(['canceled', { behind: '0', lease_token: null }]);
});

test('somebody else is reading it: comes again', async () => {
  show();
  await readAgain();
  await sql`update sync_object set requested_seq = requested_seq + 1 where object_id = ${objectId()}`;
  await beginRead(db, target(), { token: 'other', leaseMs: 25_000 });
  expect(await readAgain()).toMatchObject({ kind: 'wait' });
});

test('a checkout session, and the subscription that it led to', async () => {
  const sessionId = `cs_${buyer.orderId.slice(4)}`;
  const { organisationId } = worker.shop;
  const session = {
    id: sessionId,
    object: 'checkout.session',
    mode: 'subscription',
    status: 'complete',
    payment_status: 'paid',
    created: Math.floor(clock.now().getTime() / 1_000),
    metadata: { latchkey_order: buyer.orderId, latchkey_organisation: organisationId },
    subscription: objectId(),
  };
  stripe.routes.set(`/v1/checkout/sessions/${sessionId}`, () => ({ body: session }));
  show();
  const asked = { ...target(), objectKind: 'checkout_session', objectId: sessionId } as const;
  const answer = await deps.provider.readAgain({ target: asked, organisationId, correlationId: 'cor_again' });
  expect([answer, await status(), await sync()]).toEqual([
    { kind: 'read' },
    'active',
    { behind: '0', lease_token: null },
  ]);
});

test.each([
  ['a fault of the provider', 500, 'api_error', { kind: 'retry' }],
  ['a rate limit', 429, 'rate_limit', { kind: 'wait' }],
  ['a rejected key', 401, 'api_key_expired', { kind: 'retry' }],
  ['an account that is lost', 403, 'account_invalid', { kind: 'unreadable' }],
  ['an object that the account does not know', 404, 'resource_missing', { kind: 'unreadable' }],
] as const)(
  '%s is told apart, and leaves the object free for the next reader',
  async (_name, code, error, answer) => {
    stripe.routes.set(`/v1/subscriptions/${objectId()}`, () => stripeRefusal(code, error));
    expect(await readAgain()).toMatchObject(answer);
    expect(await sync()).toMatchObject({ lease_token: null });
    show();
    expect(await readAgain()).toEqual({ kind: 'read' });
  },
);
