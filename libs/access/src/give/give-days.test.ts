import type { ChannelId } from '@latchkey/contracts/ids';
import { newId } from '@latchkey/db/new-id';
import { purchaseFact, subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import { mintChannel } from '@latchkey/db/testing/factories/mint-channel';
import { mintSubscriber } from '@latchkey/db/testing/factories/mint-subscriber';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { blockSubscriber } from '../block/block-subscriber.ts';
import { type Giving, giveDays } from './give-days.ts';
import { takeBackDays } from './take-back-days.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { db, sql } = database;
const dayMs = 86_400_000;
let buyer: Buyer;
let { chat } = world;

beforeEach(async () => {
  await world.renew();
  chat = createTestChat();
  deps.chat = chat;
  buyer = await world.order('monthly');
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  chat.members.set(buyer.telegramId, 'inside');
  await world.converge(buyer);
});

const act = () =>
  ({ actorKind: 'user', actorId: 'support', correlationId: 'cor_act', at: clock.now() }) as const;
const give = (differs: Partial<Giving> = {}) => {
  const { organisationId, channel } = world.shop;
  const { subscriberId } = buyer;
  const giving = { days: 7, reason: 'an outage', key: 'key-00001', channelId: channel.channelId };
  return giveDays(deps, { organisationId, subscriberId, ...giving, ...differs }, act());
};
const cancel = async () => {
  const canceled = { status: 'canceled', endedAt: clock.now() } as const;
  await world.read(subscriptionFact(buyer.orderId, clock.now(), canceled));
};

describe('days that are given', () => {
  test('come after what is paid: whoever cancels then has them', async () => {
    const paidThrough = clock.in({ days: 30 });
    const until = new Date(paidThrough.getTime() + 7 * dayMs);
    expect(await give()).toMatchObject({ kind: 'given', until });
    await cancel();
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', entitledUntil: until });
    clock.advance({ days: 37 });
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED', revokeReason: 'subscription_ended' });
  });

  test('begin now for somebody who is out, and let them in', async () => {
    await cancel();
    await world.converge(buyer);
    expect(await give()).toMatchObject({ until: clock.in({ days: 7 }) });
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('GRANTED');
  });

  test('add up, and are given once for a key, however often it is sent', async () => {
    const first = clock.in({ days: 37 });
    expect(await Promise.all([give(), give(), give()])).toMatchObject(Array(3).fill({ until: first }));
    const second = new Date(first.getTime() + 7 * dayMs);
    expect(await give({ key: 'key-00002' })).toMatchObject({ until: second });
  });

  test('carry over a grace in which nothing is paid', async () => {
    const later = clock.in({ days: 30 });
    clock.advance({ days: 30 });
    const owed = { status: 'past_due', unpaidInvoice: unpaidInvoice(buyer.orderId, later) } as const;
    await world.read(subscriptionFact(buyer.orderId, new Date(later.getTime() - 30 * dayMs), owed));
    expect((await world.access(buyer)).graceUntil).not.toBeNull();
    await give();
    expect(await world.access(buyer)).toMatchObject({
      graceUntil: null,
      entitledUntil: clock.in({ days: 7 }),
    });
  });

  test('are an order of no amount with its reason in the audit', async () => {
    const given = await give();
    const [order] = await sql`
      select amount_minor, complimentary from "order" where subscriber_id = ${buyer.subscriberId} order by id desc limit 1`;
    expect(order).toEqual({ amount_minor: '0', complimentary: true });
    const [audited] =
      await sql`select actor_id, target_id, detail from audit where action = 'order.give' order by id desc limit 1`;
    expect(audited).toMatchObject({ actor_id: 'support', detail: { reason: 'an outage', days: 7 } });
    expect(audited?.target_id).toBe('orderId' in given ? given.orderId : null);
  });

  test('also to somebody who never bought: by a plan that opens the channel', async () => {
    const { organisationId } = world.shop;
    const subscriberId = await mintSubscriber(db, organisationId, { at: clock.now(), telegramId: 4_711 });
    expect(await give({ subscriberId })).toMatchObject({ kind: 'given', until: clock.in({ days: 7 }) });
    expect((await world.access({ subscriberId })).state).toBe('PENDING');
  });

  test('not where they would open nothing, or nobody is', async () => {
    const once = await world.order('once');
    await world.read(purchaseFact(once.orderId, clock.now()));
    expect(await give({ subscriberId: once.subscriberId })).toEqual({
      kind: 'refused',
      reason: 'without_end',
    });
    const { channelId } = await mintChannel(db, world.shop, { at: clock.now() });
    expect(await give({ channelId })).toEqual({ kind: 'refused', reason: 'never_sold' });
    const unknown = newId('channel') as ChannelId;
    expect(await give({ channelId: unknown })).toEqual({ kind: 'refused', reason: 'unknown_channel' });
    const { organisationId } = world.shop;
    const money = { choice: 'none', reason: 'test' } as const;
    const { subscriberId } = buyer;
    const blocking = { organisationId, subscriberId, channelId: null, reason: 'spam', endsAt: null, money };
    await blockSubscriber(deps, blocking, act());
    expect(await give()).toEqual({ kind: 'refused', reason: 'blocked' });
  });

  test('not by another organisation', async () => {
    const { channel } = world.shop;
    await world.renew();
    expect(await give({ channelId: channel.channelId })).toEqual({
      kind: 'refused',
      reason: 'unknown_subscriber',
    });
  });
});

describe('given days that are taken back', () => {
  test('end at once, and once', async () => {
    await cancel();
    const given = await give();
    if (given.kind !== 'given') throw new Error(given.reason);
    const { organisationId } = world.shop;
    const takeBack = () =>
      takeBackDays(deps, { organisationId, orderId: given.orderId, reason: 'undo' }, act());
    expect([await takeBack(), await takeBack()]).toEqual([true, false]);
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
  });

  test('are none that were bought, and none of others', async () => {
    const { organisationId } = world.shop;
    const takeBack = { organisationId, orderId: buyer.orderId, reason: 'undo' };
    expect(await takeBackDays(deps, takeBack, act())).toBeNull();
    const given = await give();
    if (given.kind !== 'given') throw new Error(given.reason);
    await world.renew();
    const ofOthers = { ...takeBack, organisationId: world.shop.organisationId, orderId: given.orderId };
    expect(await takeBackDays(deps, ofOthers, act())).toBeNull();
  });
});
