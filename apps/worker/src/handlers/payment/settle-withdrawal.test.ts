import { withdrawOrder } from '@latchkey/access/withdraw/withdraw-order';
import type { WithdrawalId } from '@latchkey/contracts/ids';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { type MintedOrder, mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../../../test/answer-server.ts';
import { openWorker } from '../../../test/open-worker.ts';
import { stripeRefusal } from '../../../test/start-stripe.ts';
import { stripeSubscription } from '../../../test/stripe-objects.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, stripe, jobs } = worker;
const { db, sql } = deps.database;
let buyer: MintedOrder;
let withdrawalId: WithdrawalId;

const key = () => buyer.orderId.slice(4);
const refund = (status = 'succeeded'): Answer => ({
  body: { id: 're_1', status, amount: 1_000, currency: 'eur' },
});
const row = async () => (await sql`select * from withdrawal where id = ${withdrawalId}`)[0];
const outcomes = async () => (await row())?.acts.map((act: { outcome: string }) => act.outcome);
const settle = () => {
  const { organisationId } = worker.shop;
  return settleWithdrawal(deps)({ organisationId, withdrawalId, correlationId: 'cor' }, worker.context());
};
const refunds = () => stripe.asked.filter(({ path }) => path === '/v1/refunds');
const alerts = () =>
  sql`select closed_at from alert where kind = 'withdrawal_unpaid' and subject = ${withdrawalId}`;

beforeEach(async () => {
  await worker.renew();
  const { shop } = worker;
  const { organisationId, account } = shop;
  const whose = { telegramId: mintTelegramId() };
  buyer = await mintOrder(db, shop, { at: clock.now(), plan: shop.plans.monthly, for: whose });
  stripe.routes.set(`/v1/subscriptions/sub_${key()}`, ({ method }) => {
    const status = method === 'DELETE' ? 'canceled' : 'active';
    return { body: stripeSubscription({ ...buyer, organisationId, at: clock.now() }, { status }) };
  });
  stripe.routes.set('/v1/invoice_payments', () => ({
    body: { data: [{ status: 'paid', payment: { payment_intent: 'pi_1' } }] },
  }));
  stripe.routes.set('/v1/payment_intents/pi_1', () => ({ body: { latest_charge: { id: 'ch_1' } } }));
  stripe.routes.set('/v1/refunds', () => refund());
  const target = { account, livemode: false, objectKind: 'subscription', objectId: `sub_${key()}` } as const;
  await deps.provider.readAgain({ target, organisationId, correlationId: 'cor_paid' });
  const act = { actorKind: 'buyer', actorId: null, correlationId: 'cor', at: clock.now() } as const;
  const stated = { name: 'Ada', email: 'ada@example.com', locale: 'en' } as const;
  await withdrawOrder(deps, { organisationId, orderId: buyer.orderId, ...stated }, act);
  const [made] = await sql`select id from withdrawal where order_id = ${buyer.orderId}`;
  withdrawalId = made?.id;
  stripe.asked.length = 0;
  jobs.length = 0;
});

test('the subscription ends and the money goes back, on the creator’s account, and both are read again', async () => {
  expect(await settle()).toEqual({ kind: 'done' });
  expect(await outcomes()).toEqual(['done', 'done']);
  expect(await row()).toMatchObject({ state: 'done', due_at: null });
  expect(refunds()).toHaveLength(1);
  expect(jobs.map(({ payload }) => (payload as { objectKind?: string }).objectKind).sort()).toEqual([
    'charge',
    'subscription',
  ]);
  expect(await settle()).toEqual({ kind: 'done' });
  expect(refunds()).toHaveLength(1);
});

test('Stripe is out of reach: what is open is asked for again, under the same keys', async () => {
  stripe.routes.set('/v1/refunds', () => stripeRefusal(500, 'api_error'));
  expect(await settle()).toMatchObject({ kind: 'retry' });
  expect(await outcomes()).toEqual(['done', 'pending']);
  expect((await row())?.due_at).not.toBeNull();
  stripe.routes.set('/v1/refunds', () => refund());
  expect(await settle()).toEqual({ kind: 'done' });
  const keys = refunds().map(({ headers }) => headers['idempotency-key']);
  expect(new Set(keys).size).toBe(1);
  expect(await outcomes()).toEqual(['done', 'done']);
});

test.each([
  ['was given back before', () => stripeRefusal(400, 'charge_already_refunded'), 'already', 'done', 0],
  ['is disputed', () => stripeRefusal(400, 'charge_disputed'), 'by_hand', 'action_required', 1],
  ['is refused', () => stripeRefusal(400, 'insufficient_funds'), 'by_hand', 'action_required', 1],
  ['fails at once', () => refund('failed'), 'by_hand', 'action_required', 1],
] as const)('money that %s', async (_name, answer, outcome, state, told) => {
  stripe.routes.set('/v1/refunds', answer);
  await settle();
  expect(await outcomes()).toEqual(['done', outcome]);
  expect((await row())?.state).toBe(state);
  expect(await alerts()).toHaveLength(told);
});
