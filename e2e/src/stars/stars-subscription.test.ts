import type { PlanView } from '@latchkey/contracts/procedures/plan';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Buyer, createBuyer } from '../world/buyer.ts';
import { clearFaults, orderFault } from '../world/faults.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { recordsOf, rowsOf } from '../world/records.ts';
import { settled } from '../world/settle.ts';
import { waitFor } from '../world/wait-for.ts';

let world: TestWorld;
let plan: PlanView;
beforeAll(async () => {
  world = await openWorld();
  const plans = await world.creator.plan.list.query({});
  plan = plans.find((one) => one.prices.some(({ provider }) => provider === 'stars')) as PlanView;
});
beforeEach(() => clearFaults(world));
afterAll(() => world?.stop());

async function member(): Promise<Buyer> {
  const buyer = await createBuyer(world);
  await buyer.buyInStars(plan);
  await buyer.join();
  return buyer;
}
const paidBy = async ({ userId }: Buyer) => {
  const { subscriptions, payments } = await world.creator.stars.ofPerson.query({ telegramUserId: userId });
  const [subscription] = subscriptions;
  const [payment] = payments;
  if (!subscription || !payment) throw new Error('nothing was paid in Stars');
  return { subscription, payment };
};
const renewal = async (buyer: Buyer) => (await paidBy(buyer)).subscription.renewal;
const until = (buyer: Buyer, wanted: string) =>
  waitFor(`the renewal to be ${wanted}`, async () => ((await renewal(buyer)) === wanted ? true : null));
const control = async (buyer: Buyer, action: string) =>
  world.sandbox.telegram(`subscriptions/${(await paidBy(buyer)).payment.chargeId}`, { action });

test('hard case 36: the bot is away past the end: who has paid again stays, who has not is out, by the transactions alone', async () => {
  const [ada, ben] = [await member(), await member()];
  await world.sandbox.telegram(`users/${ben.userId}/settings`, { starBalance: 0 });
  const bot = world.stack.processes.get('bot');
  bot?.kill('SIGKILL');
  await bot?.exited;
  // Telegram keeps updates for 24 hours: renewal and failure are never told.
  await world.sandbox.advance('30d');
  await world.sandbox.advance('50m');
  await settled(world);
  expect([await ada.inChat(), await ben.inChat()], 'within the hour nobody leaves').toEqual([
    'member',
    'member',
  ]);
  await orderFault(world, { method: 'getStarTransactions', kind: '500', count: 2 });
  await world.sandbox.advance('26h');
  await ben.revoked();
  expect(await ben.access()).toMatchObject({ revokeReason: 'period_over', evidence: 'left' });
  expect(await ben.inChat()).toBe('left');
  await world.stack.startApp('bot');
  await settled(world);
  expect(await ada.access()).toMatchObject({ state: 'GRANTED' });
  expect(await recordsOf(world, ada.userId)).toMatchObject({ payments: 2, journalEntries: 2, journalSum: 0 });
  expect(await ada.inChat()).toBe('member');
});

test('cancelled and undone: said only once Telegram has said it; then out at the end, without any event', async () => {
  const buyer = await member();
  await orderFault(world, { method: 'editUserStarSubscription', kind: '429', retryAfter: 2 });
  const { subscription } = await paidBy(buyer);
  const asked = await world.creator.stars.cancel.mutate({ subscriptionId: subscription.id });
  expect(asked.renewal).toBe('cancelling');
  await until(buyer, 'off');
  await world.creator.stars.reopen.mutate({ subscriptionId: subscription.id });
  await until(buyer, 'reopened');
  await control(buyer, 'enable');
  await until(buyer, 'on');
  await control(buyer, 'cancel');
  await until(buyer, 'off');
  await world.sandbox.advance('29d');
  await settled(world);
  expect(await buyer.inChat()).toBe('member');
  await world.sandbox.advance('26h');
  await buyer.revoked();
  expect(await buyer.access()).toMatchObject({ revokeReason: 'period_over' });
  expect(await buyer.inChat()).toBe('left');
});

test('hard case 16: refunded, the answer lost, and asked for again: one refund, one entry; a chargeback likewise', async () => {
  const [cleo, dan] = [await member(), await member()];
  await orderFault(world, { method: 'refundStarPayment', kind: 'lost-answer' });
  const { payment } = await paidBy(cleo);
  await world.creator.stars.refund.mutate({ paymentId: payment.id, reason: 'asked in time' });
  await cleo.revoked();
  const again = await world.creator.stars.refund.mutate({ paymentId: payment.id, reason: 'asked in time' });
  expect(again.refund).toBe('refunded');
  await world.sandbox.telegram(`charges/${(await paidBy(dan)).payment.chargeId}/chargeback`, {});
  await world.sandbox.advance('6h');
  await dan.revoked();
  await settled(world);
  expect((await cleo.access())?.revokeReason).toBe('refunded');
  expect((await dan.access())?.revokeReason).toBe('disputed');
  for (const buyer of [cleo, dan]) {
    expect(await recordsOf(world, buyer.userId)).toMatchObject({
      payments: 1,
      journalEntries: 2,
      journalSum: 0,
    });
    const subscriptions = await world.sandbox.telegram<{ state: string }[]>(
      `users/${buyer.userId}/subscriptions`,
    );
    expect(subscriptions).toMatchObject([{ state: 'canceled' }]);
  }
  const alerts = await rowsOf<{ kind: string }>(
    world,
    "select kind from alert where kind = 'stars_taken_back'",
  );
  expect(alerts).toHaveLength(1);
});
