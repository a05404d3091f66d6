import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import { newId } from '@latchkey/db/new-id';
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
  starsPayment(buyer.orderId, began, { month, payer: buyer.telegramId, ...differs });
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

const returns = async () =>
  (
    await sql`select reason, recurring from stars_return where organisation_id = ${world.shop.organisationId} order by decided_at, charge_id`
  ).map(({ reason, recurring }) => [reason, recurring]);

test("an order that is not there, a card order, another organisation's order: goes back, and nothing is opened", async () => {
  expect(await pay(payment(1, { orderId: null, chargeId: `${buyer.orderId} 1` }))).toBe('to_give_back');
  const byCard = await world.order('monthly');
  const forged = payment(1, { orderId: byCard.orderId, chargeId: `${buyer.orderId} 2`, paidThrough: null });
  for (let times = 0; times < 2; times += 1) expect(await pay(forged)).toBe('to_give_back');
  expect(await returns()).toEqual([
    ['unknown_order', true],
    ['unknown_order', false],
  ]);
  const theirs = payment(1);
  await world.renew();
  expect(await pay(theirs)).toBe('to_give_back');
  expect([await world.accesses(buyer), await stars()]).toEqual([[], []]);
});

test('a renewal of what something else has sold by this bot is left to a person', async () => {
  const other = payment(2, { orderId: null });
  expect([await pay(other), await returns()]).toEqual(['unknown_order', []]);
});

test.each([
  ['by somebody else', { payerTelegramId: 1 }, 'other_person'],
  ['less than it costs', { stars: 249 }, 'other_amount'],
] as const)(
  'a payment that should have been declined: %s: goes back, nothing is opened',
  async (_name, differs, reason) => {
    expect(await pay(payment(1, differs))).toBe('to_give_back');
    expect([await returns(), await world.accesses(buyer), await stars()]).toEqual([[[reason, true]], [], []]);
    // It was decided once: what is put right afterwards does not take the Stars twice.
    expect(await pay(payment(1))).toBe('to_give_back');
  },
);

test('who is blocked from all of it, or has withdrawn: goes back', async () => {
  const { organisationId } = world.shop;
  await sql`insert into block (organisation_id, id, subscriber_id, reason, money_choice, created_at)
    values (${organisationId}, ${newId('block')}, ${buyer.subscriberId}, 'x', 'none', ${began.toISOString()})`;
  expect(await pay(payment(1))).toBe('to_give_back');
  expect(await returns()).toEqual([['blocked', true]]);
});

test('paid twice: what is a second purchase, or a second subscription beside the first, goes back', async () => {
  await pay(payment(1));
  const second = payment(1, { chargeId: `${buyer.orderId} again`, paidAt: clock.in({ hours: 1 }) });
  expect([await pay(second), await pay(payment(1)), await pay(payment(2))]).toEqual([
    'to_give_back',
    'applied',
    'applied',
  ]);
  buyer = await world.order('stars');
  const once = { paidThrough: null, recurring: false, firstOfSubscription: false };
  await pay(payment(1, once));
  expect(await pay(payment(1, { ...once, chargeId: `${buyer.orderId} again` }))).toBe('to_give_back');
  expect((await returns()).map(([reason]) => reason)).toEqual(['paid_already', 'paid_already']);
});

test('of a plan that went off sale, or costs more by now: honoured, for it is what the order promised', async () => {
  await sql`update plan set archived_at = ${began.toISOString()} where organisation_id = ${world.shop.organisationId}`;
  await sql`update plan_price set amount_minor = 900 where organisation_id = ${world.shop.organisationId} and currency = 'XTR'`;
  expect(await pay(payment(1))).toBe('applied');
  expect(await world.access(buyer)).toMatchObject({ state: 'PENDING' });
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
