import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Buyer, createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { settled } from '../world/settle.ts';
import { waitFor } from '../world/wait-for.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

test('hard case 24: more removals than the limit: the rest waits, is shown, and goes once a person has released it', async () => {
  const { creator, sandbox, seeded } = world;
  const plan = seeded.plans.monthly.id;
  await creator.brake.setLimits.mutate({ min: 2, percent: 0 });
  const buyers = await Promise.all(Array.from({ length: 4 }, () => createBuyer(world)));
  const subscriptions = await Promise.all(buyers.map((buyer) => buyer.enter(plan)));
  await Promise.all(
    subscriptions.map((subscription) =>
      sandbox.stripe(`subscriptions/${subscription}/cancel`, { when: 'now' }),
    ),
  );

  const brake = await waitFor('two to wait for the brake', async () => {
    const { items } = await creator.brake.list.query({ state: 'holding' });
    return items.find(({ waiting }) => waiting === 2);
  });
  expect(brake).toMatchObject({ scope: 'chat', channelId: seeded.channel.id, limit: 2 });
  const standing = async (buyer: Buyer) => `${(await buyer.access())?.state} ${await buyer.inChat()}`;
  await waitFor('two to be out', async () => {
    const states = (await Promise.all(buyers.map(standing))).sort();
    const expected = ['REVOKED left', 'REVOKED left', 'REVOKE_PENDING member', 'REVOKE_PENDING member'];
    return states.join() === expected.sort().join() ? true : null;
  });

  // The rest of the system goes on.
  const comer = await createBuyer(world);
  await comer.enter(plan);

  const waiting = await creator.access.list.query({ brakeId: brake.id });
  expect(waiting.items.map(({ actionRequired }) => actionRequired)).toEqual(['brake', 'brake']);
  await creator.brake.release.mutate({ brakeId: brake.id, reason: 'they have cancelled indeed' });
  await Promise.all(buyers.map((buyer) => buyer.revoked()));
  expect(await Promise.all(buyers.map((buyer) => buyer.inChat()))).toEqual(Array(4).fill('left'));
  await settled(world);
  expect(await standing(comer)).toBe('GRANTED member');
}, 90_000);
