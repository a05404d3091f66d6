import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { recordsOf, rowsOf } from '../world/records.ts';
import { settled } from '../world/settle.ts';
import { stripeOf } from '../world/stripe.ts';
import { waitFor } from '../world/wait-for.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const heard = async () =>
  (await rowsOf<{ n: number }>(world, "select count(*)::int as n from inbox_key where source = 'stripe'"))[0]
    ?.n;
const onAccount = () => ({ stripeAccount: world.seeded.stripeAccount.account });

test('hard case 12: with no webhook ever delivered, access is right within one interval; what comes late changes nothing', async () => {
  await settled(world);
  const before = await heard();
  await world.sandbox.stripe('deliveries/hold');
  const [ada, ben] = [await createBuyer(world), await createBuyer(world)];
  const { sessionId } = await ada.buy(world.seeded.plans.monthly.id);
  await ben.buy(world.seeded.plans.monthly.id);
  const subscription = await ada.subscriptionOf(sessionId);
  expect([await heard(), await ada.access(), await ben.access()]).toEqual([before, null, null]);

  await world.sandbox.advance('16m');
  await Promise.all([ada.granted(), ben.granted()]);
  await ada.ask();
  await ada.until('inside', (access) => access.joinedAt !== null);
  const { items } = await world.creator.drift.list.query({ kind: 'provider-differs' });
  expect(items.find(({ subjectKind }) => subjectKind === 'account')?.size).toBeGreaterThan(1);

  await stripeOf(world).subscriptions.cancel(subscription, undefined, onAccount());
  await world.sandbox.advance('16m');
  await ada.revoked();
  expect([await ada.inChat(), (await ben.access())?.state]).toEqual(['left', 'GRANTED']);

  await world.sandbox.stripe('deliveries/release');
  await settled(world);
  expect(await ada.states()).toEqual(['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED']);
  expect(await ben.states()).toEqual(['PENDING', 'GRANTED']);
  expect((await recordsOf(world, ben.userId)).notices).toEqual([{ kind: 'way_in', state: 'sent' }]);
  await world.sandbox.advance('16m');
  await waitFor('nothing to differ any more', async () => {
    const open = await world.creator.drift.list.query({ state: 'open', kind: 'provider-differs' });
    return open.items.length === 0 ? true : null;
  });
  const { parts } = await world.creator.reconcile.status.query({});
  expect(parts.filter(({ part }) => part !== 'balance').map(({ failure }) => failure)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('hard case 37: the creator moves a subscription to a price of their own making: kept, and shown, until it is ended', async () => {
  const eve = await createBuyer(world);
  const subscription = await eve.enter(world.seeded.plans.monthly.id);
  const stripe = stripeOf(world);
  const [held] = (await stripe.subscriptions.retrieve(subscription, undefined, onAccount())).items.data;
  const own = await stripe.prices.create(
    {
      currency: 'eur',
      unit_amount: 100,
      recurring: { interval: 'month' },
      product_data: { name: 'Friends' },
    },
    onAccount(),
  );
  await stripe.subscriptions.update(
    subscription,
    { items: [{ id: held?.id ?? '', price: own.id }] },
    onAccount(),
  );
  await eve.until('shown', (access) => access.actionRequired === 'unknown_price');
  await world.sandbox.advance('31d');
  await settled(world);
  expect(await eve.access()).toMatchObject({ state: 'GRANTED', actionRequired: 'unknown_price' });
  expect(await eve.inChat()).toBe('member');
  await stripe.subscriptions.cancel(subscription, undefined, onAccount());
  await eve.revoked();
});
