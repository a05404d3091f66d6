import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { recordsOf } from '../world/records.ts';
import { settled } from '../world/settle.ts';
import { eventsOf, stripeOf } from '../world/stripe.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

test('hard case 4: the events of a purchase in reversed order end the same', async () => {
  const ada = await createBuyer(world);
  await world.sandbox.stripe('deliveries/hold');
  await ada.buy(world.seeded.plans.monthly.id);
  await world.sandbox.stripe('deliveries/release', { order: 'reversed' });
  await ada.granted();
  await settled(world);
  expect(await ada.states()).toEqual(['PENDING', 'GRANTED']);
  expect(await recordsOf(world, ada.userId)).toMatchObject({ payments: 1, journalEntries: 1, grants: 1 });
});

test('hard case 4: opposite updates within one second, delivered backwards: the object decides', async () => {
  const [ben, cleo] = [await createBuyer(world), await createBuyer(world)];
  const [bens, cleos] = [
    await ben.enter(world.seeded.plans.monthly.id),
    await cleo.enter(world.seeded.plans.monthly.id),
  ];
  await settled(world);
  await world.sandbox.stripe('deliveries/hold');
  await world.sandbox.stripe(`subscriptions/${bens}/cancel`, { when: 'period_end' });
  await world.sandbox.stripe(`subscriptions/${bens}/uncancel`);
  await world.sandbox.stripe(`subscriptions/${cleos}/cancel`, { when: 'cancel_at' });
  await world.sandbox.stripe(`subscriptions/${cleos}/uncancel`);
  await world.sandbox.stripe(`subscriptions/${cleos}/cancel`, { when: 'period_end' });
  await world.sandbox.stripe('deliveries/release', { order: 'reversed' });
  await settled(world);
  expect((await ben.access())?.entitledUntil).toBeNull();
  expect((await cleo.access())?.entitledUntil).not.toBeNull();
  expect([await ben.inChat(), await cleo.inChat()]).toEqual(['member', 'member']);
});

test('hard case 4: old events after the end change nothing', async () => {
  const dan = await createBuyer(world);
  const subscription = await dan.enter(world.seeded.plans.monthly.id);
  await settled(world);
  const old = await eventsOf(world, subscription);
  await world.sandbox.stripe(`subscriptions/${subscription}/cancel`, { when: 'now' });
  await dan.revoked();
  await settled(world);
  const before = await dan.access();
  for (const event of old) await world.sandbox.stripe(`events/${event.id}/resend`, { times: 2 });
  await settled(world);
  await sleep(1_000);
  expect(await dan.access()).toEqual(before);
  expect(await dan.inChat()).toBe('left');
});

test('hard case 7: an end without any failed invoice before it: out, verified, told once', async () => {
  const eve = await createBuyer(world);
  const subscription = await eve.enter(world.seeded.plans.monthly.id);
  const { account } = world.seeded.stripeAccount;
  await stripeOf(world).subscriptions.cancel(subscription, undefined, { stripeAccount: account });
  await eve.revoked();
  expect(await eve.access()).toMatchObject({
    revokeReason: 'subscription_ended',
    evidence: 'left',
    graceUntil: null,
  });
  expect(await eve.inChat()).toBe('left');
  await eve.hears(/has ended/);
  await settled(world);
  expect(await eve.heard(/has ended/)).toHaveLength(1);
  await eve.turnedAway();
});
