import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import { starsPayment } from '@latchkey/db/testing/factories/facts';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { applyStarsPayment } from './apply-stars-payment.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database } = world;
const { sql } = database;
const began = clock.now();
let buyer: Buyer;
beforeEach(async () => {
  clock.set(began);
  await world.renew();
  buyer = await world.order('stars');
});

const pay = (payment: StarsPayment) =>
  applyStarsPayment(world.deps, payment, {
    organisationId: world.shop.organisationId,
    botTelegramId: world.shop.botTelegramId,
  });
const payment = (month: number, differs: Partial<StarsPayment> = {}) =>
  starsPayment(buyer.orderId, began, { month, ...differs });
const stars = async () =>
  (
    await sql`select l.amount_minor::int as amount from journal_entry e join journal_line l on l.entry_id = e.id
      where e.organisation_id = ${world.shop.organisationId} and l.currency = 'XTR' and l.line = 1`
  ).map(({ amount }) => amount);

test('the first payment: access through the month that is paid', async () => {
  expect(await pay(payment(1))).toBe('applied');
  expect(await world.access(buyer)).toMatchObject({
    state: 'PENDING',
    entitledUntil: clock.in({ days: 30 }),
  });
  expect(world.jobs.map(({ name }) => name)).toEqual(['access.converge']);
  expect(await stars()).toEqual([250]);
});

test('a renewal has a charge of its own and moves the end; a repeated update changes nothing', async () => {
  await pay(payment(1));
  await world.converge(buyer);
  clock.advance({ days: 30 });
  await pay(payment(2));
  for (let times = 0; times < 2; times += 1) await Promise.all([pay(payment(2)), pay(payment(1))]);
  expect(await world.access(buyer)).toMatchObject({
    state: 'GRANTED',
    entitledUntil: clock.in({ days: 30 }),
  });
  expect(await stars()).toEqual([250, 250]);
  expect(await world.notices(buyer)).toEqual(['way_in']);
});

test('paid once, without a subscription: access without end', async () => {
  await pay(payment(1, { paidThrough: null }));
  expect(await world.access(buyer)).toMatchObject({ state: 'PENDING', entitledUntil: null });
});

test("an order that is not there, a card order, another organisation's order: told, and nothing is opened", async () => {
  expect(await pay(payment(1, { orderId: null }))).toBe('unknown_order');
  const byCard = await world.order('monthly');
  expect(await pay(payment(1, { orderId: byCard.orderId }))).toBe('unknown_order');
  const theirs = payment(1);
  await world.renew();
  expect(await pay(theirs)).toBe('unknown_order');
  expect(await world.accesses(buyer)).toEqual([]);
});

test('any order and repetition of the payments ends the same', async () => {
  const months = [1, 2, 3];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...months, ...months], { minLength: 3 }), async (heard) => {
      await world.renew();
      clock.set(began);
      buyer = await world.order('stars');
      clock.advance({ days: 70 });
      await Promise.all([...heard, ...months].map((month) => pay(payment(month))));
      const [row] = await sql`
        select status, paid_through, due_at, (select count(*)::int from payment p where p.subscription_id = s.id) as payments
        from subscription s where order_id = ${buyer.orderId}`;
      const end = new Date(began.getTime() + 90 * 86_400_000);
      expect(new Date(row?.paid_through)).toEqual(end);
      expect(new Date(row?.due_at).getTime() - end.getTime()).toBe(3_600_000);
      expect(row).toMatchObject({ status: 'active', payments: 3 });
      expect(await world.access(buyer)).toMatchObject({ state: 'PENDING', entitledUntil: end });
      expect(await stars()).toEqual([250, 250, 250]);
    }),
    { numRuns: 10 },
  );
});
