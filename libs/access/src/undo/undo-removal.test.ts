import { purchaseFact, subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { blockSubscriber } from '../block/block-subscriber.ts';
import { decideJoin } from '../join/decide-join.ts';
import { timeLeftMs } from './time-left.ts';
import { undoRemoval } from './undo-removal.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;
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
const begunAt = (days: number) => new Date(clock.now().getTime() - days * dayMs);
/** Cancelled at once, `days` after the month was paid. */
const endAfter = async (days: number) => {
  clock.advance({ days });
  const ended = { status: 'canceled', endedAt: clock.now() } as const;
  await world.read(subscriptionFact(buyer.orderId, begunAt(days), ended));
};
const undo = async (days: number | null = null) => {
  const { id: accessId } = await world.access(buyer);
  const { organisationId } = world.shop;
  return undoRemoval(deps, { organisationId, accessId, reason: 'our mistake', days }, act());
};
const asks = async () =>
  (
    await decideJoin(deps, {
      botTelegramId: world.shop.botTelegramId,
      chatId: world.shop.channel.chatId,
      telegramId: buyer.telegramId,
      requestedAt: clock.now(),
      correlationId: 'cor_ask',
    })
  ).answer;
const sources = () =>
  sql`select kind, ends_at from source where subscriber_id = ${buyer.subscriberId} order by created_at, kind`;

describe('a removal that is taken back', () => {
  beforeEach(async () => {
    await endAfter(10);
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKED');
    clock.advance({ days: 5 });
  });

  test('gives the twenty days that were left, from now: the five in between are not lost', async () => {
    const until = clock.in({ days: 20 });
    expect(await undo()).toEqual({ kind: 'undone', until });
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', entitledUntil: until });
    expect(await asks()).toBe('approve');
    expect(await world.notices(buyer)).toEqual(['way_in', 'removed', 'way_in']);
  });

  test('is taken back once, however often and by how many it is asked', async () => {
    const until = clock.in({ days: 20 });
    expect(await Promise.all([undo(), undo(), undo()])).toEqual(Array(3).fill({ kind: 'undone', until }));
    clock.advance({ days: 1 });
    expect(await undo()).toEqual({ kind: 'undone', until });
    expect(await sources()).toHaveLength(2);
  });

  test('ends when the time given is over, and that removal can be taken back by itself', async () => {
    await undo();
    await world.converge(buyer);
    clock.advance({ days: 20 });
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED' });
    expect(await undo()).toEqual({ kind: 'refused', reason: 'nothing_left' });
    expect(await undo(3)).toEqual({ kind: 'undone', until: clock.in({ days: 3 }) });
  });

  test('is an order of no amount, which no journal knows; who did it stands in the audit', async () => {
    await undo();
    const [order] = await sql`
      select amount_minor, complimentary, status from "order" where subscriber_id = ${buyer.subscriberId} and complimentary`;
    expect(order).toEqual({ amount_minor: '0', complimentary: true, status: 'paid' });
    const [audited] =
      await sql`select actor_id, detail from audit where action = 'access.undoRemoval' order by id desc limit 1`;
    expect(audited).toMatchObject({ actor_id: 'support', detail: { reason: 'our mistake' } });
  });

  test('not of somebody who is blocked: that is to be lifted first', async () => {
    const { organisationId } = world.shop;
    const money = { choice: 'none', reason: 'test' } as const;
    const { subscriberId } = buyer;
    await blockSubscriber(
      deps,
      { organisationId, subscriberId, channelId: null, reason: 'spam', endsAt: null, money },
      act(),
    );
    expect(await undo()).toEqual({ kind: 'refused', reason: 'blocked' });
  });

  test('not of an access of another organisation', async () => {
    const { id: accessId } = await world.access(buyer);
    await world.renew();
    const { organisationId } = world.shop;
    const undoing = { organisationId, accessId, reason: 'our mistake', days: null };
    expect(await undoRemoval(deps, undoing, act())).toEqual({ kind: 'refused', reason: 'unknown' });
  });
});

test('before it was made: the person stays inside, and has their days', async () => {
  await endAfter(10);
  expect(await undo()).toEqual({ kind: 'undone', until: clock.in({ days: 20 }) });
  await world.converge(buyer);
  expect([(await world.access(buyer)).state, chat.members.get(buyer.telegramId)]).toEqual([
    'GRANTED',
    'inside',
  ]);
});

test('while the subscription itself goes on again, the days lost come after what it gives', async () => {
  await endAfter(10);
  await world.converge(buyer);
  clock.advance({ days: 5 });
  await undo();
  const cancelAt = new Date(begunAt(15).getTime() + 30 * dayMs);
  await world.read(subscriptionFact(buyer.orderId, begunAt(15), { cancelAt }));
  expect((await world.access(buyer)).entitledUntil).toEqual(new Date(cancelAt.getTime() + 5 * dayMs));
});

test('what was bought for good is given for good', async () => {
  const once = await world.order('once', { subscriberId: buyer.subscriberId });
  await world.read(purchaseFact(once.orderId, clock.now()));
  await sql`
    update source set ended_at = ${clock.now().toISOString()}, end_reason = 'refunded' where subscriber_id = ${buyer.subscriberId}`;
  await world.read(subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled' }));
  await world.converge(buyer);
  expect(await undo()).toEqual({ kind: 'undone', until: null });
});

test('nobody was removed: nothing is given', async () => {
  expect(await undo()).toEqual({ kind: 'not_removed' });
  expect(await sources()).toHaveLength(1);
});

test.each([
  ['nothing known', [], 0],
  ['over before', [-2], 0],
  ['the latest counts', [3, 20, -1], 20 * dayMs],
  ['one without end', [3, null], Number.POSITIVE_INFINITY],
] as const)('time left: %s', (_name, ends, left) => {
  const at = new Date('2026-11-20T12:00:00Z');
  const dates = ends.map((days) => (days === null ? null : new Date(at.getTime() + days * dayMs)));
  expect(timeLeftMs(dates, at)).toBe(left);
});
