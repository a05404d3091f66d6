import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Buyer, createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { recordsOf, rowsOf } from '../world/records.ts';
import { settled } from '../world/settle.ts';
import { stripeOf } from '../world/stripe.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const control = (subscription: string, action: string, body: object = {}) =>
  world.sandbox.stripe(`subscriptions/${subscription}/${action}`, body);
const plan = (key: 'monthly' | 'trial' | 'oneTime') => world.seeded.plans[key].id;

/** Nobody may leave: looks for a while, so that a late removal is seen too. */
async function stays(buyer: Buyer): Promise<void> {
  await settled(world);
  await sleep(500);
  expect(await buyer.access()).toMatchObject({ state: 'GRANTED' });
  expect(await buyer.inChat()).toBe('member');
}

test('hard case 8: of two purchases of the same chat one ends: stays until the last one ends', async () => {
  const ada = await createBuyer(world);
  const first = await ada.enter(plan('monthly'));
  const second = await ada.subscriptionOf((await ada.buy(plan('trial'))).sessionId);
  await settled(world);
  await control(first, 'cancel', { when: 'now' });
  await stays(ada);
  await control(second, 'cancel', { when: 'now' });
  await ada.revoked();
  expect(await ada.inChat()).toBe('left');
  expect(await recordsOf(world, ada.userId)).toMatchObject({ accesses: 1, grants: 1 });
});

test('hard case 8: bought for good while a subscription runs: its end takes nobody out', async () => {
  const ben = await createBuyer(world);
  const subscription = await ben.enter(plan('monthly'));
  await ben.buy(plan('oneTime'));
  await settled(world);
  await control(subscription, 'cancel', { when: 'now' });
  await stays(ben);
  expect((await ben.access())?.entitledUntil).toBeNull();
});

test('hard case 9: cancelled at the period end, by flag and by cancel_at: in until then, out after, not a day earlier', async () => {
  const [flag, moment] = [await createBuyer(world), await createBuyer(world)];
  const [one, other] = [await flag.enter(plan('monthly')), await moment.enter(plan('monthly'))];
  await control(one, 'cancel', { when: 'period_end' });
  await control(other, 'cancel', { when: 'cancel_at' });
  const { entitledUntil } = await flag.until('known to end', (access) => access.entitledUntil !== null);
  await moment.until('known to end', (access) => access.entitledUntil !== null);
  const left = Date.parse(entitledUntil ?? '') - (await world.sandbox.now()).getTime();
  await world.sandbox.advance(`${Math.floor(left / 1000) - 120}s`);
  await stays(flag);
  await stays(moment);
  await world.sandbox.advance('10m');
  await Promise.all([flag.revoked(), moment.revoked()]);
  expect([await flag.inChat(), await moment.inChat()]).toEqual(['left', 'left']);
  expect(await flag.access()).toMatchObject({ revokeReason: 'subscription_ended', graceUntil: null });
});

test('hard case 26: SEPA: the checkout completes now, the door opens when the money is there, or never', async () => {
  for (const sepaStatus of ['active', 'incomplete']) {
    await world.sandbox.stripe(`accounts/${world.seeded.stripeAccount.account}/settings`, {
      sepaStatus,
      sepaDays: 9,
    });
    const [cleo, dan] = [await createBuyer(world), await createBuyer(world)];
    const cleos = await cleo.buy(plan('monthly'), { card: 'sepa' });
    const dans = await dan.buy(plan('monthly'), { card: 'sepa_fail' });
    await settled(world);
    for (const buyer of [cleo, dan]) {
      expect([sepaStatus, await buyer.access()]).toEqual([sepaStatus, null]);
      await buyer.turnedAway();
    }
    await world.sandbox.stripe(`checkout/${cleos.sessionId}/arrive`, { outcome: 'succeeded' });
    await world.sandbox.stripe(`checkout/${dans.sessionId}/arrive`, { outcome: 'failed' });
    await cleo.granted();
    await settled(world);
    expect([sepaStatus, await dan.access()]).toEqual([sepaStatus, null]);
    expect(await recordsOf(world, cleo.userId)).toMatchObject({ payments: 1, journalEntries: 1, grants: 1 });
  }
});

test('hard case 38: a SEPA renewal on its way at the period end: stays in; out only after it failed and grace is over', async () => {
  await world.sandbox.stripe(`accounts/${world.seeded.stripeAccount.account}/settings`, {
    sepaDays: 9,
    afterRetries: 'past_due',
    retryDays: [],
  });
  const eve = await createBuyer(world);
  const { sessionId } = await eve.buy(plan('monthly'), { card: 'sepa' });
  await world.sandbox.stripe(`checkout/${sessionId}/arrive`);
  await eve.granted();
  await eve.ask();
  await eve.until('inside', (access) => access.joinedAt !== null);
  await world.sandbox.advance('31d');
  await stays(eve);
  expect(await eve.access()).toMatchObject({ graceUntil: null });
  await world.sandbox.advance('2d');
  await stays(eve);
  const [renewal] = await openIntents();
  await world.sandbox.stripe(`payment_intents/${renewal}/arrive`, { outcome: 'failed' });
  await eve.until('in grace', (access) => access.graceUntil !== null);
  expect(await eve.inChat()).toBe('member');
  await world.sandbox.advance('6d');
  await eve.revoked();
  expect(await eve.inChat()).toBe('left');
});

test('hard case 31: one Telegram person has bought through two buyers: one subscriber, one access, to the last end', async () => {
  const fay = await createBuyer(world);
  const first = await fay.enter(plan('monthly'));
  const bought = await fay.buy(plan('trial'), { email: 'another-address@example.com' });
  const second = await fay.subscriptionOf(bought.sessionId);
  await settled(world);
  const [known] = await rowsOf<{ subscribers: number; buyers: number }>(
    world,
    `select count(distinct s.subscriber_id)::int as subscribers, count(distinct s.buyer_id)::int as buyers
     from source s join subscriber p on p.organisation_id = s.organisation_id and p.id = s.subscriber_id
     where p.telegram_id = ${fay.userId}`,
  );
  expect(known).toEqual({ subscribers: 1, buyers: 2 });
  await control(first, 'cancel', { when: 'now' });
  await stays(fay);
  await control(second, 'cancel', { when: 'now' });
  await fay.revoked();
  expect(await recordsOf(world, fay.userId)).toMatchObject({ accesses: 1 });
});

test('hard case 31: bought twice on the web, claimed twice by one person: one access', async () => {
  const gil = await createBuyer(world);
  const one = await claimed(gil);
  const two = await claimed(gil);
  // Access was there before the second claim: nothing else shows when the bot has passed it on.
  await expect
    .poll(() => recordsOf(world, gil.userId), { timeout: 20_000 })
    .toMatchObject({ accesses: 1, payments: 2 });
  await gil.ask();
  await gil.until('inside', (access) => access.joinedAt !== null);
  await control(one, 'cancel', { when: 'now' });
  await stays(gil);
  await control(two, 'cancel', { when: 'now' });
  await gil.revoked();
});

/** Buys on the web without saying who, and claims it. @returns the subscription */
async function claimed(buyer: Buyer): Promise<string> {
  const { developer, sandbox } = world;
  const order = await developer.checkout.create.mutate({ planId: plan('monthly') as never });
  await sandbox.stripe(`checkout/${order.sessionId}/pay`, { email: `${order.orderId}@example.com` });
  await settled(world);
  const { deepLink } = await developer.claim.create.mutate({ orderId: order.orderId });
  await sandbox.open(buyer.userId, deepLink);
  await buyer.granted();
  return buyer.subscriptionOf(order.sessionId);
}

/** Payments that Stripe says are on their way. */
async function openIntents(): Promise<string[]> {
  const { account } = world.seeded.stripeAccount;
  const page = await stripeOf(world).paymentIntents.list({ limit: 100 }, { stripeAccount: account });
  return page.data.filter((intent) => intent.status === 'processing').map((intent) => intent.id);
}
