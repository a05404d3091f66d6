import type { ChannelId } from '@latchkey/contracts/ids';
import { archivePlan } from '@latchkey/db/plan/archive-plan';
import { countPlanMembers } from '@latchkey/db/plan/count-plan-members';
import { previewPlanChange } from '@latchkey/db/plan/preview-plan-change';
import { removePlan } from '@latchkey/db/plan/remove-plan';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintChannel } from '@latchkey/db/testing/factories/mint-channel';
import { mintPlan } from '@latchkey/db/testing/factories/mint-plan';
import { chargeFact, refundFact } from '@latchkey/db/testing/factories/money';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { sellAnew } from '../../test/sell-anew.ts';
import { rollOutPlan } from './roll-out-plan.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { db, sql } = database;
let first: ChannelId;
let second: ChannelId;
beforeEach(async () => {
  await world.renew();
  first = world.shop.channel.channelId;
  second = (await mintChannel(db, world.shop, { at: clock.now(), title: 'The Second' })).channelId;
});

const act = () =>
  ({ actorKind: 'user', actorId: 'usr_creator', correlationId: 'cor_edit', at: clock.now() }) as const;
const ofPlan = () => ({
  organisationId: world.shop.organisationId,
  planId: world.shop.plans.monthly.planId,
  at: clock.now(),
});
const member = async (): Promise<Buyer> => {
  const buyer = await world.order('monthly');
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  return buyer;
};
const rollOut = ({ planVersionId }: Awaited<ReturnType<typeof sellAnew>>) => {
  const { organisationId } = world.shop;
  return rollOutPlan(deps, { organisationId, planVersionId, correlationId: 'cor_edit' });
};
/** The person's accesses by channel. */
const stateOf = async ({ subscriberId }: Buyer) => {
  const rows = await sql`select channel_id, state from channel_access where subscriber_id = ${subscriberId}`;
  return Object.fromEntries(rows.map((row) => [row.channel_id, row.state]));
};
const preview = (channelIds: ChannelId[]) => previewPlanChange(db, { ...ofPlan(), channelIds });

describe('hard case 34: a plan that has members loses a channel', () => {
  test('hard case 34: new buyers get the new version, members keep what they bought, whatever is read of them later', async () => {
    await sellAnew(world, 'monthly', null, [first, second]);
    const buyer = await member();
    const { planVersionId } = await sellAnew(world, 'monthly', null, [second]);
    expect(await rollOut({ planVersionId })).toEqual({ kind: 'done' });
    await world.read(subscriptionFact(buyer.orderId, clock.now()));
    expect(await stateOf(buyer)).toEqual({ [first]: 'PENDING' });
    const { plans } = world.shop;
    const { ofPlan: members } = await countPlanMembers(db, ofPlan());
    expect(members(plans.monthly.planId)).toBe(1);
  });

  test('hard case 34: the preview names who would leave, and leaves out who has the channel otherwise', async () => {
    const [leaves, stays] = [await member(), await member()];
    const also = await world.order('once', { subscriberId: stays.subscriberId });
    await world.read({
      kind: 'purchase',
      providerId: `cs_${also.orderId}`,
      orderId: also.orderId,
      status: 'paid',
      amount: { amountMinor: 5_000n, currency: 'EUR' },
      paidAt: clock.now(),
      paymentIntentId: `pi_${also.orderId}`,
      subscriptionId: null,
      customerId: null,
      customerEmail: null,
    });
    expect(await preview([second])).toMatchObject({
      members: 2,
      channels: expect.arrayContaining([
        { channelId: first, change: 'removed', people: 1 },
        { channelId: second, change: 'added', people: 2 },
      ]),
      leaving: 1,
      leavingPeople: [{ subscriberId: leaves.subscriberId }],
    });
    expect(await preview([first, second])).toMatchObject({ leaving: 0, leavingPeople: [] });
    expect(await preview([first])).toMatchObject({ channels: [], leaving: 0 });
  });

  test('hard case 34: for all, members move once; the brake and the next read change nothing of it', async () => {
    const buyer = await member();
    const rolled = await sellAnew(world, 'monthly', { agreedLeaving: 1 }, [second]);
    expect(await stateOf(buyer)).toEqual({ [first]: 'PENDING' });
    for (let again = 0; again < 2; again += 1) await rollOut(rolled);
    await world.read(subscriptionFact(buyer.orderId, clock.now()));
    expect(await stateOf(buyer)).toEqual({ [first]: 'REVOKE_PENDING', [second]: 'PENDING' });
    const [access] = await sql`
      select revoke_reason from channel_access where subscriber_id = ${buyer.subscriberId} and channel_id = ${first}`;
    expect(access?.revoke_reason).toBe('plan_changed');
    expect(
      await sql`select due_at from plan_rollout where plan_version_id = ${rolled.planVersionId}`,
    ).toEqual([{ due_at: null }]);
  });

  test('hard case 34: more would leave than the creator agreed to: nothing is written', async () => {
    const buyer = await member();
    await expect(sellAnew(world, 'monthly', { agreedLeaving: 0 }, [second])).rejects.toThrow(
      /more_would_leave/,
    );
    const { planId } = world.shop.plans.monthly;
    expect(await sql`select version from plan_version where plan_id = ${planId}`).toHaveLength(1);
    expect(await stateOf(buyer)).toEqual({ [first]: 'PENDING' });
  });

  test('a channel that comes back is opened again to those it was taken from, a refunded one is not', async () => {
    const [buyer, refunded] = [await member(), await member()];
    await rollOut(await sellAnew(world, 'monthly', { agreedLeaving: 2 }, [second]));
    const paid = subscriptionFact(refunded.orderId, clock.now());
    await world.read(chargeFact(paid, { refunds: [refundFact(clock.now())] }));
    await rollOut(await sellAnew(world, 'monthly', { agreedLeaving: 2 }, [first]));
    expect(await stateOf(buyer)).toEqual({ [first]: 'PENDING', [second]: 'REVOKE_PENDING' });
    expect(await stateOf(refunded)).toEqual({ [first]: 'REVOKE_PENDING', [second]: 'REVOKE_PENDING' });
  });

  test('a newer change takes the place of one that is under way', async () => {
    const buyer = await member();
    const older = await sellAnew(world, 'monthly', { agreedLeaving: 1 }, [second]);
    const newer = await sellAnew(world, 'monthly', { agreedLeaving: 0 }, [first, second]);
    await rollOut(older);
    expect(await stateOf(buyer)).toEqual({ [first]: 'PENDING' });
    await rollOut(newer);
    await rollOut(older);
    expect(await stateOf(buyer)).toEqual({ [first]: 'PENDING', [second]: 'PENDING' });
  });
});

describe('hard case 30: a creator deletes a plan that has members', () => {
  test('hard case 30: refused with the reason; archived instead, nobody loses anything and renewals go on', async () => {
    const buyer = await member();
    const of = { organisationId: world.shop.organisationId, planId: world.shop.plans.monthly.planId };
    expect(await removePlan(db, of, act())).toBe('was_ordered');
    expect(await archivePlan(db, { ...of, archived: true }, act())).toBe(true);
    clock.advance({ days: 30 });
    await world.read(subscriptionFact(buyer.orderId, clock.now()));
    expect(await stateOf(buyer)).toEqual({ [first]: 'PENDING' });
    const { ofPlan: members } = await countPlanMembers(db, ofPlan());
    expect(members(of.planId)).toBe(1);
  });

  test('hard case 30: nor is a plan deleted that somebody is just about to pay for', async () => {
    await world.order('monthly');
    const { planId } = world.shop.plans.monthly;
    const { organisationId } = world.shop;
    expect(await removePlan(db, { organisationId, planId }, act())).toBe('was_ordered');
  });

  test('one that nobody ever began to buy is deleted with all that is its own', async () => {
    const { organisationId } = world.shop;
    const { planId } = await mintPlan(db, world.shop, {
      at: clock.now(),
      kind: 'monthly',
      channelIds: [first],
    });
    expect(await removePlan(db, { organisationId, planId }, act())).toBe('removed');
    expect(await removePlan(db, { organisationId, planId }, act())).toBe('unknown');
  });
});

describe('a subscription that holds the price of another plan', () => {
  test('opens what that plan opens, and no more what it had; and back again', async () => {
    const gold = await mintPlan(db, world.shop, {
      at: clock.now(),
      kind: 'monthly',
      channelIds: [second],
    });
    const buyer = await member();
    const prices = await sql`
      select plan_version_id as version, provider_price_id as id from plan_price
      where plan_version_id in (${gold.planVersionId}, ${world.shop.plans.monthly.planVersionId})`;
    const priceOf = (version: string) => prices.find((price) => price.version === version)?.id;
    const read = (version: string) =>
      world.read(subscriptionFact(buyer.orderId, clock.now(), { priceIds: [priceOf(version)] }));
    await read(gold.planVersionId);
    expect(await stateOf(buyer)).toEqual({ [first]: 'REVOKE_PENDING', [second]: 'PENDING' });
    const [order] = await sql`select plan_version_id from "order" where id = ${buyer.orderId}`;
    expect(order?.plan_version_id).toBe(gold.planVersionId);
    await read(gold.planVersionId);
    const told = async () => (await world.notices(buyer)).filter((kind) => kind === 'plan_changed').length;
    expect(await told()).toBe(1);
    await read(world.shop.plans.monthly.planVersionId);
    expect(await stateOf(buyer)).toEqual({ [first]: 'PENDING', [second]: 'REVOKE_PENDING' });
    expect(await told()).toBe(2);
  });

  test('a price of no plan changes nothing', async () => {
    const buyer = await member();
    await world.read(subscriptionFact(buyer.orderId, clock.now(), { priceIds: ['price_unknown'] }));
    expect(await stateOf(buyer)).toEqual({ [first]: 'PENDING' });
  });
});
