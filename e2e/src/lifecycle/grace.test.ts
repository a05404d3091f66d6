import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Buyer, createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import type { SeenMessage } from '../world/sandbox.ts';
import { settled } from '../world/settle.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld();
  // Reminders come at any time of the day on which this is run.
  const quietHours = { from: '00:00', to: '00:00', timeZone: 'Europe/Paris' };
  await world.creator.organisation.setReminders.mutate({ quietHours });
});
afterAll(() => world?.stop());

const settings = (change: Record<string, unknown>) =>
  world.sandbox.stripe(`accounts/${world.seeded.stripeAccount.account}/settings`, change);
const control = (subscription: string, action: string, body: object = {}) =>
  world.sandbox.stripe(`subscriptions/${subscription}/${action}`, body);

async function member(
  plan: 'monthly' | 'trial' = 'monthly',
): Promise<{ buyer: Buyer; subscription: string }> {
  const buyer = await createBuyer(world);
  return { buyer, subscription: await buyer.enter(world.seeded.plans[plan].id) };
}

/** Moves time to so many hours before a moment. */
const moveBefore = async (moment: string, hours: number) => {
  const ms = Date.parse(moment) - hours * 3_600_000 - (await world.sandbox.now()).getTime();
  await world.sandbox.advance(`${ms}ms`);
};
const payUrlOf = ({ reply_markup }: SeenMessage) =>
  reply_markup?.inline_keyboard?.flat().find((button) => button.url)?.url ?? '';

test('grace begins with the first failure and is not restarted by retries; after it the person is out, verified; told before, at half time and on the last day', async () => {
  await settings({ retryDays: [1, 1, 1], afterRetries: 'past_due' });
  const { buyer, subscription } = await member();
  await control(subscription, 'fail-next', { how: 'decline' });
  await world.sandbox.advance('31d');
  const { graceUntil } = await buyer.until('in grace', (access) => access.graceUntil !== null);
  const stillIn = async (hoursLeft: number) => {
    await moveBefore(graceUntil ?? '', hoursLeft);
    await settled(world);
    expect(await buyer.access()).toMatchObject({ state: 'GRANTED', graceUntil });
  };
  await stillIn(72);
  await stillIn(48);
  expect(payUrlOf(await buyer.hears(/still open\. You stay/))).toMatch(/^http/);
  await stillIn(23);
  expect(payUrlOf(await buyer.hears(/Last reminder/))).toMatch(/^http/);
  await buyer.hears(/did not go through/);
  expect(await buyer.heard(/did not go through/)).toHaveLength(1);
  expect(await buyer.inChat()).toBe('member');
  await world.sandbox.advance('2d');
  await buyer.revoked();
  expect(await buyer.access()).toMatchObject({ revokeReason: 'payment_failed', evidence: 'left' });
  expect(await buyer.inChat()).toBe('left');
  await buyer.hears(/has ended/);
  for (const words of [/still open\. You stay/, /Last reminder/, /has ended/])
    expect(await buyer.heard(words)).toHaveLength(1);
});

test('hard case 10: in grace, leaves the chat, asks to join again: let in', async () => {
  await settings({ retryDays: [3, 5, 7], afterRetries: 'cancel' });
  const { buyer, subscription } = await member();
  await control(subscription, 'fail-next');
  await world.sandbox.advance('31d');
  await buyer.until('in grace', (access) => access.graceUntil !== null);
  await world.sandbox.leave(buyer.userId, world.seeded.channel.chatId);
  await buyer.until('seen to have left', (access) => access.joinedAt === null);
  await buyer.ask();
  await buyer.until('inside again', (access) => access.joinedAt !== null);
  expect(await buyer.inChat()).toBe('member');
  await control(subscription, 'recover');
  await buyer.until('recovered', (access) => access.graceUntil === null);
});

test('hard case 27: a renewal needs 3-D Secure: grace, and the person gets the link to pay; confirming ends it', async () => {
  const { buyer, subscription } = await member();
  await control(subscription, 'fail-next', { how: '3ds' });
  await world.sandbox.advance('31d');
  const { graceUntil } = await buyer.until('in grace', (access) => access.graceUntil !== null);
  const notice = await buyer.hears(/did not go through/);
  const payUrl = payUrlOf(notice);
  expect(payUrl).toMatch(/^http/);
  const page = await fetch(payUrl);
  expect(page.status).toBe(200);
  await world.sandbox.start(buyer.userId);
  const status = await buyer.hears(/keep your access until/);
  expect(JSON.stringify(status.reply_markup)).toContain(payUrl);
  await moveBefore(graceUntil ?? '', 48);
  expect(payUrlOf(await buyer.hears(/still open\. You stay/))).toBe(payUrl);
  await control(subscription, 'recover', { authenticate: 'confirm' });
  await buyer.until('out of grace', (access) => access.graceUntil === null && access.state === 'GRANTED');
  await buyer.hears(/payment has arrived/);
  expect(await buyer.inChat()).toBe('member');
});

test('a day before a month is charged the person is told, once, if it goes on', async () => {
  const { buyer } = await member();
  const leaving = await member();
  await control(leaving.subscription, 'cancel', { when: 'period_end' });
  const { entitledUntil } = await leaving.buyer.until(
    'known to end',
    (access) => access.entitledUntil !== null,
  );
  await moveBefore(entitledUntil ?? '', 12);
  const notice = await buyer.hears(/renews on/);
  expect(notice.text).toMatch(/renews on \d+ \w+ \d{4} for €\d+\.\d{2}\./);
  await world.sandbox.advance('1h');
  await settled(world);
  expect(await buyer.heard(/renews on/)).toHaveLength(1);
  expect(await leaving.buyer.heard(/renews on/)).toHaveLength(0);
});

test('unpaid: out, although days of grace would be left', async () => {
  await settings({ retryDays: [1], afterRetries: 'unpaid' });
  const { buyer, subscription } = await member();
  await control(subscription, 'fail-next');
  await control(subscription, 'renew');
  const { graceUntil } = await buyer.until('in grace', (access) => access.graceUntil !== null);
  await world.sandbox.advance('36h');
  await buyer.revoked();
  expect((await world.sandbox.now()).getTime()).toBeLessThan(Date.parse(graceUntil ?? ''));
  expect(await buyer.inChat()).toBe('left');
  await settings({ retryDays: [3, 5, 7], afterRetries: 'cancel' });
});

test('never paid: a trial whose first charge fails ends without grace', async () => {
  const buyer = await createBuyer(world);
  const { sessionId } = await buyer.buy(world.seeded.plans.trial.id, { card: '4000000000000341' });
  await buyer.granted();
  await buyer.ask();
  await buyer.until('inside', (access) => access.joinedAt !== null);
  expect(await buyer.subscriptionOf(sessionId)).toMatch(/^sub_/);
  await world.sandbox.advance('8d');
  await settled(world);
  expect(await buyer.access()).toMatchObject({ graceUntil: null, revokeReason: 'payment_failed' });
  expect(await buyer.heard(/did not go through/)).toHaveLength(0);
});

test('a card that is declined at the checkout opens nothing', async () => {
  const buyer = await createBuyer(world);
  await buyer.buy(world.seeded.plans.monthly.id, { card: '4000000000000002' }).catch(() => {});
  await settled(world);
  expect(await buyer.access()).toBeNull();
  await buyer.turnedAway();
});
