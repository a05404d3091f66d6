import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const monthly = () => world.seeded.plans.monthly.id;

test('in too many channels: told by Telegram’s refusal, the place is kept, and let in after leaving one', async () => {
  const ada = await createBuyer(world);
  await ada.buy(monthly());
  await ada.granted();
  await world.sandbox.telegram(`users/${ada.userId}/settings`, { inTooManyChannels: true });
  await ada.ask();
  await ada.hears(/as many channels and groups as Telegram allows/);
  expect(await ada.access()).toMatchObject({ state: 'GRANTED', joinedAt: null });
  await world.sandbox.telegram(`users/${ada.userId}/settings`, { inTooManyChannels: false });
  const { chatId } = world.seeded.channel;
  await world.sandbox.telegram(`users/${ada.userId}/withdraw-request`, { chatId });
  await ada.ask();
  await ada.until('inside', (access) => access.joinedAt !== null);
});

test('banned by hand before they paid: told why it has to wait, and nobody undoes what an admin decided', async () => {
  const { chatId } = world.seeded.channel;
  const ben = await createBuyer(world);
  await world.sandbox.telegram(`chats/${chatId}/members`, { userId: ben.userId, status: 'kicked' });
  await ben.buy(monthly());
  await ben.hears(/was banned there before/);
  expect(await ben.access()).toMatchObject({ state: 'PENDING', actionRequired: 'banned_by_hand' });
  expect(await ben.heard(/way into/)).toHaveLength(0);
});
