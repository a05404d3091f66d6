import { applyRead, type ReadFact } from '@latchkey/access/apply/apply-read';
import { beginRead } from '@latchkey/db/sync/begin-read';
import { requestRead } from '@latchkey/db/sync/request-read';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { type MintedOrder, mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let support: Caller;
let buyer: MintedOrder;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
  const signedUp = await signUp(api);
  await addMember(api.db, seller.organisationId, signedUp.userId, 'support');
  support = signedUp.caller;
  const at = new Date();
  buyer = await mintOrder(api.db, seller, {
    at,
    plan: seller.plans.monthly,
    for: { telegramId: mintTelegramId() },
  });
  await read(subscriptionFact(buyer.orderId, at));
});

/** What the worker does with a read. */
async function read(fact: NonNullable<ReadFact>): Promise<void> {
  const { organisationId, account } = seller;
  const target = { account, livemode: false, objectKind: 'subscription', objectId: fact.providerId } as const;
  const asked = { target, organisationId, correlationId: 'cor', at: new Date() };
  await requestRead(api.db, asked);
  const lease = await beginRead(api.db, target, { token: 'test', leaseMs: 10_000 });
  if (typeof lease === 'string') throw new Error(lease);
  const deps = { database: api.database, clock: { now: () => new Date() }, onCommitted: () => {} };
  await applyRead(deps, { target, lease, fact, correlationId: 'cor' });
}
const access = async () => {
  const { data } = await call(api, 'access.list', {}, support);
  return (data as { items: { id: string; state: string; blocked: boolean }[] }).items[0];
};
const block = (differs: object = {}) =>
  call(
    api,
    'subscriber.block',
    { subscriberId: buyer.subscriberId, reason: 'spam', money: { choice: 'cancel' }, ...differs },
    support,
  );

describe('subscriber.block and unblock', () => {
  test('are shown with what is to become of the money, and on the access', async () => {
    const blocked = await block();
    expect(blocked.data).toMatchObject({
      channelId: null,
      reason: 'spam',
      liftedAt: null,
      money: { choice: 'cancel', state: 'pending', acts: [{ act: 'cancel', outcome: 'pending' }] },
    });
    expect(api.jobs.map(({ name }) => name)).toContain('payment.cancelForBlock');
    expect(await access()).toMatchObject({ state: 'REVOKE_PENDING', blocked: true });
    const { id: blockId } = blocked.data as { id: string };
    const lifted = await call(api, 'subscriber.unblock', { blockId, reason: 'a mistake' }, support);
    expect(lifted.data).toMatchObject({ liftedReason: 'a mistake', money: { state: 'dropped' } });
    expect(await access()).toMatchObject({ state: 'PENDING', blocked: false });
    const { data } = await call(api, 'subscriber.blocks', { subscriberId: buyer.subscriberId }, support);
    expect(data).toEqual([lifted.data]);
  });

  test('keep money from being taken that would open nothing', async () => {
    const [row] = await api.database.sql`select telegram_id from subscriber where id = ${buyer.subscriberId}`;
    const person = { id: Number(row?.telegram_id), firstName: 'Ada', username: null, languageCode: null };
    const buy = () =>
      call(
        api,
        'checkout.create',
        { planId: seller.plans.once.planId, telegramUserId: person.id },
        seller.byKey,
      );
    const invoice = () =>
      call(
        api,
        'bot.starsInvoice',
        { botTelegramId: seller.botTelegramId, person, priceId: seller.plans.stars.planPriceId },
        { authorization: `Bearer ${serviceToken}` },
      );
    expect([(await buy()).status, (await invoice()).data]).toMatchObject([200, { kind: 'invoice' }]);
    await block();
    expect(await buy()).toMatchObject({ errorCode: 'not_allowed' });
    expect((await invoice()).data).toEqual({ kind: 'refused', reason: 'not_on_sale' });
  });

  test('leave no choice open: nothing about the money needs a reason too', async () => {
    expect(await block({ money: undefined })).toMatchObject({ errorCode: 'invalid_input' });
    expect(await block({ money: { choice: 'none' } })).toMatchObject({ errorCode: 'invalid_input' });
    const none = await block({ money: { choice: 'none', reason: 'paid in good faith' } });
    expect(none.data).toMatchObject({
      money: { choice: 'none', reason: 'paid in good faith', state: 'none' },
    });
  });

  test('say what stands in the way', async () => {
    expect(await block({ endsAt: '2020-01-01T00:00:00Z' })).toMatchObject({ errorCode: 'invalid_input' });
    await block();
    expect(await block({ reason: 'another' })).toMatchObject({ errorCode: 'conflict' });
    const other = await makeSeller(api.db);
    expect(await block({ subscriberId: 'sbr_00000000000000000000000000' })).toMatchObject({
      errorCode: 'not_found',
    });
    expect(await block({ channelId: other.channel.channelId })).toMatchObject({ errorCode: 'not_found' });
  });
});

describe('access.undoRemoval', () => {
  const undo = async (differs: object = {}) =>
    call(
      api,
      'access.undoRemoval',
      { accessId: (await access())?.id, reason: 'our mistake', ...differs },
      support,
    );

  test('gives the time that was left', async () => {
    const ended = { status: 'canceled', endedAt: new Date() } as const;
    await read(subscriptionFact(buyer.orderId, new Date(), ended));
    expect(await access()).toMatchObject({ state: 'REVOKE_PENDING' });
    const undone = await undo();
    expect(undone.data).toMatchObject({
      undone: true,
      until: expect.any(String),
      access: { state: 'PENDING' },
    });
    expect((await undo()).data).toMatchObject({
      undone: true,
      until: (undone.data as { until: string }).until,
    });
  });

  test('does nothing for somebody who was not removed, and asks for the block to be lifted', async () => {
    expect((await undo()).data).toMatchObject({ undone: false, until: null });
    await block();
    expect(await undo()).toMatchObject({ errorCode: 'conflict' });
    expect(await undo({ reason: '' })).toMatchObject({ errorCode: 'invalid_input' });
  });
});
