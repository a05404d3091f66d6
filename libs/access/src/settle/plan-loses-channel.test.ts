import { findPlanForSale } from '@latchkey/db/plan/find-plan-for-sale';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { type MintedChannel, mintChannel } from '@latchkey/db/testing/factories/mint-channel';
import { type MintedPlan, mintPlan } from '@latchkey/db/testing/factories/mint-plan';
import { onServer } from '@latchkey/db/testing/on-server';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChat, type TestChat } from '../../test/test-chat.ts';
import type { ChatGateway } from '../converge/chat-gateway.ts';
import { convergeAccess } from '../converge/converge-access.ts';
import { sweepOverdue } from '../sweep/sweep-overdue.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { db, sql } = database;

/** The two channels of the plan: the one that stays in it, and the one that it loses. */
let kept: MintedChannel;
let lost: MintedChannel;
let plan: MintedPlan;
let member: Buyer;
const chats = new Map<number, TestChat>();
const chatOf = ({ chatId }: { chatId: number }) => chats.get(chatId) as TestChat;
const gateway: ChatGateway = {
  look: (person) => chatOf(person).look(person),
  approveJoin: (person) => chatOf(person).approveJoin(person),
  declineJoin: (person) => chatOf(person).declineJoin(person),
  remove: (person) => chatOf(person).remove(person),
};
const converging = { ...deps, chat: gateway };

/** Does all that is promised, as a worker would. */
async function work(): Promise<void> {
  for (const { name, payload } of world.jobs.splice(0)) {
    if (name === 'access.converge')
      await convergeAccess(converging, payload as Parameters<typeof convergeAccess>[1]);
  }
}

/** Time goes on, and every sweep has its say. */
async function letTimePass(days: number): Promise<void> {
  clock.advance({ days });
  await sweepOverdue(deps, 'accesses');
  await work();
}

const pay = (buyer: Buyer, differs: Parameters<typeof subscriptionFact>[2] = {}) =>
  world.read(subscriptionFact(buyer.orderId, clock.now(), differs));

async function enter(buyer: Buyer): Promise<void> {
  await pay(buyer);
  await work();
  for (const channel of [kept, lost]) chatOf(channel).members.set(buyer.telegramId, 'inside');
}

async function stands(buyer: Buyer, channel: MintedChannel) {
  const [row] = await sql`select state, action_required from channel_access
    where subscriber_id = ${buyer.subscriberId} and channel_id = ${channel.channelId}`;
  return [row?.state, row?.action_required, chatOf(channel).members.get(buyer.telegramId)];
}

/** An edit of the plan: what it gives from now on. */
async function edit(channelIds: MintedPlan['channelIds']): Promise<MintedPlan> {
  const next = await mintPlan(db, world.shop, { at: clock.now(), kind: 'monthly', channelIds });
  await onServer(world.databaseUrl, async (owner) => {
    await owner`update plan_version set plan_id = ${plan.planId}, version = 2 where id = ${next.planVersionId}`;
    await owner`delete from plan_slug where plan_id = ${next.planId}`;
    await owner`delete from plan where id = ${next.planId}`;
  });
  return { ...next, planId: plan.planId };
}

beforeEach(async () => {
  await world.renew();
  kept = world.shop.channel;
  lost = await mintChannel(db, world.shop, { at: clock.now(), title: 'Red Door' });
  for (const { chatId } of [kept, lost]) chats.set(chatId, createTestChat());
  plan = await mintPlan(db, world.shop, {
    at: clock.now(),
    kind: 'monthly',
    channelIds: [kept.channelId, lost.channelId],
  });
  world.shop.plans.monthly = plan;
  member = await world.order('monthly');
  await enter(member);
});

describe('hard case 34: a plan that has members loses a channel', () => {
  const inside = ['GRANTED', null, 'inside'];

  test('a new version gives less: who bought before keeps everything, who buys now gets what it gives', async () => {
    world.shop.plans.monthly = await edit([kept.channelId]);
    const sold = await findPlanForSale(db, plan.planId);
    expect(sold?.channels.map(({ id }) => id)).toEqual([kept.channelId]);
    const newcomer = await world.order('monthly');
    await pay(newcomer);
    await pay(member);
    await letTimePass(1);
    expect([await stands(member, kept), await stands(member, lost)]).toEqual([inside, inside]);
    expect((await stands(newcomer, kept))[0]).toBe('GRANTED');
    expect(await stands(newcomer, lost)).toEqual([undefined, undefined, undefined]);
  });

  test('of what the plan says now nothing is read again: not by a renewal, not by a sweep', async () => {
    await edit([kept.channelId]);
    await sql`update plan set archived_at = ${clock.now().toISOString()} where id = ${plan.planId}`;
    await onServer(
      world.databaseUrl,
      (owner) => owner`delete from plan_deliverable where deliverable_id = ${lost.channelId}`,
    );
    await pay(member, { periodEnd: clock.in({ days: 60 }) });
    await letTimePass(40);
    expect([await stands(member, kept), await stands(member, lost)]).toEqual([inside, inside]);
    expect(chatOf(lost).calls).not.toContain('remove');
  });

  test('its chat is out of reach: who pays is told so, and keeps the other channel', async () => {
    const newcomer = await world.order('monthly');
    chatOf(lost).refuse('look', 'chat_unreachable');
    await pay(newcomer);
    await work();
    expect((await stands(newcomer, kept)).slice(0, 2)).toEqual(['GRANTED', null]);
    expect((await stands(newcomer, lost)).slice(0, 2)).toEqual(['PENDING', 'bot_not_in_chat']);
    const [alert] = await sql`select subject, closed_at from alert where kind = 'channel_trouble'
      and organisation_id = ${world.shop.organisationId}`;
    expect(alert).toEqual({ subject: lost.channelId, closed_at: null });
    expect([await stands(member, kept), await stands(member, lost)]).toEqual([inside, inside]);
  });

  test('who has to leave leaves the one channel at once, and the other when it can be reached again', async () => {
    chatOf(lost).refuse('look', 'chat_unreachable');
    await pay(member, { status: 'canceled' });
    await work();
    expect((await stands(member, kept)).slice(0, 2)).toEqual(['REVOKED', null]);
    expect(await stands(member, lost)).toEqual(['REVOKE_PENDING', 'bot_not_in_chat', 'inside']);
    await letTimePass(1);
    expect(await stands(member, lost)).toEqual(['REVOKED', null, 'left']);
  });
});
