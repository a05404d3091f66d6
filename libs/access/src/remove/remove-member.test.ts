import { purchaseFact, subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { type Removing, removeMember } from './remove-member.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;
let buyer: Buyer;

beforeEach(async () => {
  await world.renew();
  deps.chat = createTestChat();
  buyer = await world.order('monthly');
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  deps.chat.members.set(buyer.telegramId, 'inside');
  await world.converge(buyer);
});

const act = () =>
  ({ actorKind: 'user', actorId: 'support', correlationId: 'cor_act', at: clock.now() }) as const;
const remove = (differs: Partial<Removing> = {}) => {
  const { organisationId } = world.shop;
  const { subscriberId } = buyer;
  const money = { choice: 'cancel', reason: null } as const;
  return removeMember(
    deps,
    { organisationId, subscriberId, channelId: null, reason: 'asked for it', money, ...differs },
    act(),
  );
};

test('whoever is removed must leave, and the money is seen to as by a block', async () => {
  expect(await remove()).toMatchObject({ kind: 'removed' });
  await world.converge(buyer);
  expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED', revokeReason: 'no_longer_entitled' });
  expect(world.jobs.map(({ name }) => name)).toContain('payment.cancelForBlock');
  const [block] = await sql`select money_choice, money_state, ends_at = created_at as over from block`;
  expect(block).toEqual({ money_choice: 'cancel', money_state: 'pending', over: true });
});

test('what the subscription pays later lets nobody in again by itself; buying anew does', async () => {
  await remove();
  await world.converge(buyer);
  clock.advance({ days: 1 });
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  expect((await world.access(buyer)).state).toBe('REVOKED');
  const { subscriberId } = buyer;
  const again = await world.order('once', { subscriberId });
  await world.read(purchaseFact(again.orderId, clock.now()));
  expect((await world.access(buyer)).state).toBe('PENDING');
});

test('nobody goes on paying for nothing: a subscription is to be cancelled or given back', async () => {
  const money = { choice: 'none', reason: 'they asked' } as const;
  expect(await remove({ money })).toEqual({ kind: 'refused', reason: 'money_goes_on' });
  expect((await world.access(buyer)).state).toBe('GRANTED');
  const end = { status: 'active', cancelAt: clock.in({ days: 30 }) } as const;
  await world.read(subscriptionFact(buyer.orderId, clock.now(), end));
  expect(await remove({ money })).toMatchObject({ kind: 'removed' });
});

test('not by another organisation', async () => {
  await world.renew();
  expect(await remove()).toEqual({ kind: 'refused', reason: 'unknown_subscriber' });
});
