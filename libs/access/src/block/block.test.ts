import type { BlockId } from '@latchkey/contracts/ids';
import { listBlocks } from '@latchkey/db/block/list-blocks';
import { listPendingMoney } from '@latchkey/db/block/list-pending-money';
import { loadBlock } from '@latchkey/db/block/load-block';
import { purchaseFact, subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { decideJoin } from '../join/decide-join.ts';
import { sweepNames, sweepOverdue } from '../sweep/sweep-overdue.ts';
import { type Blocking, blockSubscriber } from './block-subscriber.ts';
import { endBlock } from './end-block.ts';
import { settleMoney } from './settle-money.ts';
import { unblockSubscriber } from './unblock-subscriber.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { db, sql } = database;
let buyer: Buyer;
let { chat } = world;

beforeEach(async () => {
  await sql`update block set due_at = null`;
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
const block = (differs: Partial<Blocking> = {}) => {
  const money = { choice: 'none', reason: 'paid in good faith' } as const;
  const blocking = { channelId: null, reason: 'spam', endsAt: null, money, ...differs };
  const { organisationId } = world.shop;
  return blockSubscriber(deps, { organisationId, subscriberId: buyer.subscriberId, ...blocking }, act());
};
const blocked = async (differs: Partial<Blocking> = {}): Promise<BlockId> => {
  const outcome = await block(differs);
  if (outcome.kind !== 'blocked') throw new Error(outcome.reason);
  return outcome.blockId;
};
const of = (blockId: BlockId) => ({ organisationId: world.shop.organisationId, blockId });
const unblock = (blockId: BlockId) => unblockSubscriber(deps, { ...of(blockId), reason: 'a mistake' }, act());
const end = (blockId: BlockId) => endBlock(deps, { ...of(blockId), correlationId: 'cor_end' });
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
const where = () => chat.members.get(buyer.telegramId) ?? 'left';
const promised = () => world.jobs.map(({ name }) => name);

describe('hard case 33: a person who is blocked while the subscription goes on', () => {
  test('leaves, and no sweep, no payment and no request lets them in again', async () => {
    await blocked();
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED', revokeReason: 'blocked' });
    expect([where(), world.provider.asked]).toEqual(['left', []]);
    for (let month = 0; month < 2; month += 1) {
      clock.advance({ days: 30 });
      for (const name of sweepNames) await sweepOverdue(deps, name);
      await world.read(subscriptionFact(buyer.orderId, clock.now()));
      await world.converge(buyer);
      expect([(await world.access(buyer)).state, await asks()]).toEqual(['REVOKED', 'decline']);
    }
  });

  test('is let in again when the block is lifted, and what was decided stands in the audit', async () => {
    const blockId = await blocked();
    await world.converge(buyer);
    expect(await unblock(blockId)).toBe(true);
    expect(await unblock(blockId)).toBe(true);
    await world.converge(buyer);
    expect([(await world.access(buyer)).state, await asks()]).toEqual(['GRANTED', 'approve']);
    const rows = await sql`
      select actor_id, action, detail ->> 'blockId' as block from audit where target_id = ${buyer.subscriberId} order by id`;
    expect(rows).toEqual([
      { actor_id: 'support', action: 'subscriber.block', block: blockId },
      { actor_id: 'support', action: 'subscriber.unblock', block: blockId },
    ]);
  });

  test('lifted before the removal was made: stays inside', async () => {
    await unblock(await blocked());
    await world.converge(buyer);
    expect([(await world.access(buyer)).state, where()]).toEqual(['GRANTED', 'inside']);
  });

  test('with an end in time: let in again by itself, by what is paid then', async () => {
    await blocked({ endsAt: clock.in({ days: 3 }) });
    await world.converge(buyer);
    world.jobs.length = 0;
    clock.advance({ days: 3 });
    expect(await sweepOverdue(deps, 'blocks')).toMatchObject({ found: 1 });
    expect(promised()).toEqual(['access.endBlock']);
    const [row] = await listBlocks(db, world.shop.organisationId, buyer.subscriberId);
    await end(row?.id as BlockId);
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('GRANTED');
    clock.advance({ days: 1 });
    expect(await sweepOverdue(deps, 'blocks')).toMatchObject({ found: 0 });
  });

  test('what is bought under a block opens at its end, not before', async () => {
    const { subscriberId } = buyer;
    await sql`update source set ended_at = ${clock.now().toISOString()} where subscriber_id = ${subscriberId}`;
    const blockId = await blocked({ endsAt: clock.in({ days: 3 }) });
    await world.converge(buyer);
    const once = await world.order('once', { subscriberId });
    await world.read(purchaseFact(once.orderId, clock.now()));
    await end(blockId);
    expect((await world.access(buyer)).state).toBe('REVOKED');
    clock.advance({ days: 3 });
    await end(blockId);
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('GRANTED');
  });
});

describe('a block', () => {
  test('of one channel leaves the others alone', async () => {
    const { channelId } = world.shop.channel;
    await blocked({ channelId });
    const elsewhere = await block({ channelId: 'chn_elsewhere' as typeof channelId });
    expect(elsewhere).toEqual({ kind: 'refused', reason: 'unknown_channel' });
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
  });

  test('made twice is one; made otherwise, the first is to be lifted', async () => {
    const [one, other] = await Promise.all([blocked(), blocked()]);
    expect(one).toBe(other);
    expect(await block({ reason: 'something else' })).toEqual({ kind: 'refused', reason: 'blocked_already' });
    await unblock(one);
    expect(await blocked({ reason: 'something else' })).not.toBe(one);
  });

  test('is refused for whom the organisation does not know, and with an end that has passed', async () => {
    const { subscriberId } = buyer;
    await world.renew();
    expect(await block({ subscriberId })).toEqual({ kind: 'refused', reason: 'unknown_subscriber' });
    expect(await block({ endsAt: clock.now() })).toEqual({ kind: 'refused', reason: 'end_passed' });
  });
});

describe('hard case 33: the choice about the money', () => {
  const moneyOf = async (blockId: BlockId) => {
    const row = await loadBlock(db, of(blockId));
    return [row?.moneyState, ...(row?.moneyActs ?? []).map(({ act, outcome }) => `${act} ${outcome}`)];
  };
  const carryOut = async (blockId: BlockId, outcome: 'done' | 'already' | 'by_hand') => {
    const [target] = await listPendingMoney(db, of(blockId));
    if (!target) throw new Error('nothing is to be done');
    const obstacle = outcome === 'by_hand' ? ('refused' as const) : null;
    await settleMoney(deps, { ...of(blockId), correlationId: 'cor_money' }, target, { outcome, obstacle });
    return target;
  };

  test('is fixed with the block, carried out behind a promise, and its outcome recorded', async () => {
    world.jobs.length = 0;
    const blockId = await blocked({ money: { choice: 'refund', reason: null } });
    expect(promised()).toContain('payment.cancelForBlock');
    expect(await moneyOf(blockId)).toEqual(['pending', 'cancel pending', 'refund pending']);
    clock.advance({ seconds: 15 });
    world.jobs.length = 0;
    await sweepOverdue(deps, 'blocks');
    expect(promised()).toEqual(['payment.cancelForBlock']);

    world.jobs.length = 0;
    const target = await carryOut(blockId, 'done');
    expect(target).toMatchObject({ act: 'cancel', providerId: `sub_${buyer.orderId.slice(4)}` });
    // The fact is the provider's object, not our call: it is read.
    expect(promised()).toEqual(['payment.sync']);
    expect(await moneyOf(blockId)).toEqual(['pending', 'cancel done', 'refund pending']);
    await carryOut(blockId, 'already');
    expect(await moneyOf(blockId)).toEqual(['done', 'cancel done', 'refund already']);
    expect(await listPendingMoney(db, of(blockId))).toEqual([]);
    clock.advance({ days: 1 });
    expect(await sweepOverdue(deps, 'blocks')).toMatchObject({ found: 0 });
  });

  test('what only a person can do is shown', async () => {
    const blockId = await blocked({ money: { choice: 'cancel', reason: null } });
    await carryOut(blockId, 'by_hand');
    expect(await moneyOf(blockId)).toEqual(['action_required', 'cancel by_hand']);
  });

  test('nothing to be done is done', async () => {
    await world.read(subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled' }));
    const blockId = await blocked({ money: { choice: 'cancel', reason: null } });
    expect(await moneyOf(blockId)).toEqual(['done']);
  });

  test('a purchase for good is given back too', async () => {
    const once = await world.order('once', { subscriberId: buyer.subscriberId });
    await world.read(purchaseFact(once.orderId, clock.now()));
    const blockId = await blocked({ money: { choice: 'refund', reason: null } });
    const targets = await listPendingMoney(db, of(blockId));
    expect(targets.map(({ act, paymentIntentId }) => [act, paymentIntentId])).toEqual(
      expect.arrayContaining([
        ['cancel', null],
        ['refund', null],
        ['refund', `pi_${once.orderId.slice(4)}`],
      ]),
    );
  });

  test('is dropped with the block, as long as nothing of it has been done', async () => {
    const blockId = await blocked({ money: { choice: 'refund', reason: null } });
    await unblock(blockId);
    expect((await moneyOf(blockId))[0]).toBe('dropped');
    expect(await listPendingMoney(db, of(blockId))).toEqual([]);
  });

  test('goes on after the block was lifted in the middle of it', async () => {
    const blockId = await blocked({ money: { choice: 'refund', reason: null } });
    await carryOut(blockId, 'done');
    await unblock(blockId);
    expect((await moneyOf(blockId))[0]).toBe('pending');
    await carryOut(blockId, 'done');
    expect((await moneyOf(blockId))[0]).toBe('done');
  });
});
