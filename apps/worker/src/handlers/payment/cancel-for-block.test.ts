import { applyStarsPayment } from '@latchkey/access/apply/apply-stars-payment';
import { blockSubscriber } from '@latchkey/access/block/block-subscriber';
import type { BlockId } from '@latchkey/contracts/ids';
import { loadBlock } from '@latchkey/db/block/load-block';
import { starsPayment } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { type MintedOrder, mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../test/answer-server.ts';
import { openWorker } from '../../../test/open-worker.ts';
import { stripeRefusal } from '../../../test/start-stripe.ts';
import { stripeSubscription } from '../../../test/stripe-objects.ts';
import { cancelForBlock } from './cancel-for-block.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, stripe } = worker;
const { db, sql } = deps.database;
let buyer: MintedOrder;

beforeEach(async () => {
  await worker.renew();
  const { shop } = worker;
  const whose = { telegramId: mintTelegramId() };
  buyer = await mintOrder(db, shop, { at: clock.now(), plan: shop.plans.monthly, for: whose });
  show({});
  const { organisationId, account } = shop;
  const target = { account, livemode: false, objectKind: 'subscription', objectId: `sub_${key()}` } as const;
  await deps.provider.readAgain({ target, organisationId, correlationId: 'cor_paid' });
  stripe.routes.set('/v1/invoice_payments', () => ({
    body: { data: [{ status: 'paid', payment: { payment_intent: 'pi_1' } }] },
  }));
  stripe.routes.set('/v1/payment_intents/pi_1', () => ({
    body: { id: 'pi_1', latest_charge: { id: 'ch_1', refunded: false } },
  }));
  stripe.routes.set('/v1/refunds', () => ({ body: { id: 're_1', status: 'succeeded' } }));
  stripe.asked.length = 0;
});

const key = () => buyer.orderId.slice(4);
/** The subscription as Stripe has it; cancelled by the call that asks for it. */
const show = (refused: { cancel?: Answer }) => {
  const { organisationId } = worker.shop;
  stripe.routes.set(`/v1/subscriptions/sub_${key()}`, ({ method }) => {
    if (method === 'DELETE' && refused.cancel) return refused.cancel;
    const status = method === 'DELETE' ? 'canceled' : 'active';
    return { body: stripeSubscription({ ...buyer, organisationId, at: clock.now() }, { status }) };
  });
};
const block = async (choice: 'cancel' | 'refund'): Promise<BlockId> => {
  const { organisationId } = worker.shop;
  const { subscriberId } = buyer;
  const money = { choice, reason: null };
  const act = { actorKind: 'user', actorId: null, correlationId: 'cor_block', at: clock.now() } as const;
  const blocking = { organisationId, subscriberId, channelId: null, reason: 'spam', endsAt: null, money };
  const outcome = await blockSubscriber(deps, blocking, act);
  if (outcome.kind !== 'blocked') throw new Error(outcome.reason);
  return outcome.blockId;
};
const of = (blockId: BlockId) => ({
  organisationId: worker.shop.organisationId,
  blockId,
  correlationId: 'cor_block',
});
const run = (blockId: BlockId) => cancelForBlock(deps)(of(blockId), worker.context());
const money = async (blockId: BlockId) => {
  const row = await loadBlock(db, of(blockId));
  return [row?.moneyState, ...(row?.moneyActs ?? []).map((act) => [act.act, act.outcome, act.obstacle])];
};
const asked = () => stripe.asked.map(({ method, path }) => `${method} ${path.split('?')[0]}`);

describe('hard case 33: the choice about the money is carried out', () => {
  test('cancelled and given back, each once, under keys of the block', async () => {
    const blockId = await block('refund');
    expect(await run(blockId)).toEqual({ kind: 'done' });
    expect(await money(blockId)).toEqual(['done', ['cancel', 'done', null], ['refund', 'done', null]]);
    expect(asked()).toEqual([
      `DELETE /v1/subscriptions/sub_${key()}`,
      'GET /v1/invoice_payments',
      'GET /v1/payment_intents/pi_1',
      'POST /v1/refunds',
    ]);
    const keys = stripe.asked.map(({ headers }) => headers['idempotency-key']).filter(Boolean);
    expect(keys.every((each) => String(each).startsWith(`${blockId}-`))).toBe(true);
    stripe.asked.length = 0;
    await run(blockId);
    expect(asked()).toEqual([]);
  });

  test('what was done before a fault is not done again', async () => {
    const blockId = await block('refund');
    stripe.routes.set('/v1/refunds', () => stripeRefusal(500, 'api_error'));
    expect(await run(blockId)).toMatchObject({ kind: 'retry' });
    expect(await money(blockId)).toMatchObject([
      'pending',
      ['cancel', 'done', null],
      ['refund', 'pending', null],
    ]);
    stripe.routes.set('/v1/refunds', () => ({ body: { id: 're_1', status: 'succeeded' } }));
    stripe.asked.length = 0;
    await run(blockId);
    expect([await money(blockId), asked().some((each) => each.startsWith('DELETE'))]).toMatchObject([
      ['done', ['cancel', 'done', null], ['refund', 'done', null]],
      false,
    ]);
  });

  test.each([
    [403, 'account_invalid', 'account_lost'],
    [400, 'parameter_invalid', 'refused'],
  ] as const)('refused (%i %s): a person is asked, and nothing is claimed', async (code, error, obstacle) => {
    show({ cancel: stripeRefusal(code, error) });
    const blockId = await block('cancel');
    expect(await run(blockId)).toEqual({ kind: 'done' });
    expect(await money(blockId)).toEqual(['action_required', ['cancel', 'by_hand', obstacle]]);
  });

  test('a subscription in Stars is left to a person', async () => {
    const { shop } = worker;
    const { subscriberId } = buyer;
    const order = await mintOrder(db, shop, {
      at: clock.now(),
      plan: shop.plans.stars,
      for: { subscriberId },
    });
    const [row] = await sql`select telegram_id from subscriber where id = ${subscriberId}`;
    const payer = Number(row?.telegram_id);
    await applyStarsPayment(deps, starsPayment(order.orderId, clock.now(), { payer }), {
      organisationId: shop.organisationId,
      botTelegramId: shop.botTelegramId,
    });
    const blockId = await block('cancel');
    await run(blockId);
    const [state, ...acts] = await money(blockId);
    expect(state).toBe('action_required');
    expect(acts).toEqual(
      expect.arrayContaining([
        ['cancel', 'by_hand', 'stars'],
        ['cancel', 'done', null],
      ]),
    );
  });
});
