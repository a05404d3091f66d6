import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import { storeRecords } from '@latchkey/db/inbox/store-records';
import { beginRead } from '@latchkey/db/sync/begin-read';
import { purchaseFact, subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintShop } from '@latchkey/db/testing/factories/mint-shop';
import { stripeRecord } from '@latchkey/db/testing/factories/stripe-record';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { applyRead } from './apply-read.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database } = world;
const { sql } = database;
let buyer: Buyer;
beforeEach(async () => {
  await world.renew();
  buyer = await world.order('monthly');
});

const fact = (differs: Partial<SubscriptionFact> = {}) => subscriptionFact(buyer.orderId, paidAt, differs);
const paidAt = clock.now();
const orderStatus = async () => {
  const [row] = await sql`select status from "order" where id = ${buyer.orderId}`;
  return row?.status;
};
const journal = async () =>
  sql`select object_id, l.book_account, l.amount_minor::int as amount, l.currency from journal_entry e
    join journal_line l on l.entry_id = e.id where e.organisation_id = ${world.shop.organisationId} order by object_id, line`;
/** How it stands once the door is open. */
async function grant(): Promise<void> {
  await world.read(fact());
  await world.converge(buyer);
}

describe('a subscription', () => {
  test('first payment: an access in PENDING, and its convergence promised with the commit', async () => {
    expect(await world.read(fact())).toMatchObject({ outcome: 'applied', again: false });
    const access = await world.access(buyer);
    expect(access).toMatchObject({ state: 'PENDING', version: 1, entitledUntil: null, graceUntil: null });
    expect(world.jobs.map(({ name, payload }) => [name, (payload as { accessId: string }).accessId])).toEqual(
      [['access.converge', access.id]],
    );
    expect(await orderStatus()).toBe('paid');
    expect(await journal()).toEqual([
      {
        object_id: fact().paidInvoice?.providerId,
        book_account: 'provider_balance',
        amount: 1_000,
        currency: 'EUR',
      },
      { object_id: fact().paidInvoice?.providerId, book_account: 'sales', amount: -1_000, currency: 'EUR' },
    ]);
    const [paying] = await sql`
      select email, (select count(*)::int from buyer_customer c where c.buyer_id = b.id) as customers from buyer b where id = ${buyer.buyerId}`;
    expect(paying).toEqual({ email: 'ada@example.com', customers: 1 });
  });

  test('hard case 1: read again and again: one line in the ledger, one entry in the journal, one notice', async () => {
    for (let times = 0; times < 3; times += 1) await grant();
    expect(await world.history(buyer)).toEqual(['PENDING', 'GRANTED']);
    expect(await journal()).toHaveLength(2);
    expect(await world.notices(buyer)).toEqual(['way_in']);
  });

  test.each([
    ['incomplete', 'incomplete'],
    ['active while the debit is on its way (hard case 26)', 'active'],
    ['past_due', 'past_due'],
    ['incomplete_expired', 'incomplete_expired'],
  ] as const)('never paid, %s: no access, no money', async (_name, status) => {
    await world.read(
      fact({
        status,
        everPaid: false,
        paidInvoice: null,
        unpaidInvoice: unpaidInvoice(buyer.orderId, paidAt),
      }),
    );
    expect(await world.accesses(buyer)).toEqual([]);
    expect(await journal()).toEqual([]);
    expect(await orderStatus()).toBe('open');
  });

  test('hard case 26: the money comes days later, and with it the access', async () => {
    await world.read(fact({ everPaid: false, paidInvoice: null }));
    await world.read(fact());
    expect((await world.access(buyer)).state).toBe('PENDING');
  });

  test('a free trial is access without money', async () => {
    await world.read(
      fact({
        status: 'trialing',
        everPaid: true,
        paidInvoice: { ...paidInvoice(), amount: { amountMinor: 0n, currency: 'EUR' } },
      }),
    );
    expect((await world.access(buyer)).state).toBe('PENDING');
    expect(await journal()).toEqual([]);
  });

  test('hard case 9: cancelled at the period end: in until then, out when the provider has ended it', async () => {
    await grant();
    const cancelAt = clock.in({ days: 20 });
    await world.read(fact({ cancelAt }));
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', entitledUntil: cancelAt });
    await world.read(fact({ status: 'canceled', cancelAt, endedAt: cancelAt }));
    expect(await world.access(buyer)).toMatchObject({
      state: 'REVOKE_PENDING',
      revokeReason: 'subscription_ended',
    });
  });

  test('hard case 7: ended, with no failed invoice before it: access ends', async () => {
    await grant();
    await world.read(fact({ status: 'canceled', endedAt: clock.now() }));
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
    expect(world.jobs.at(-1)?.name).toBe('access.converge');
  });

  test.each(['unpaid', 'paused'] as const)('%s: access ends', async (status) => {
    await grant();
    await world.read(fact({ status }));
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
  });

  test('a status that we do not know, or past_due with nothing owed: the last access is kept, and shown', async () => {
    await grant();
    for (const status of ['unknown', 'past_due'] as const) {
      await world.read(fact({ status }));
      expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', actionRequired: 'unknown_status' });
    }
    await world.read(fact());
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', actionRequired: null });
  });
});

const paidInvoice = () => fact().paidInvoice as NonNullable<SubscriptionFact['paidInvoice']>;

describe('grace', () => {
  const owed = (failedAt: Date | null) =>
    fact({ status: 'past_due', unpaidInvoice: unpaidInvoice(buyer.orderId, failedAt) });
  beforeEach(async () => {
    clock.set(paidAt);
    await grant();
    clock.advance({ days: 30 });
  });

  test('runs from the first failure; retries do not move it', async () => {
    const failedAt = clock.now();
    const graceUntil = clock.in({ days: 5 });
    await world.read(owed(failedAt));
    expect(await world.access(buyer)).toMatchObject({
      state: 'GRANTED',
      graceUntil,
      entitledUntil: graceUntil,
    });
    for (const retriedAt of [clock.in({ days: 2 }), clock.in({ days: 4 })]) {
      clock.set(retriedAt);
      await world.read(owed(retriedAt));
      expect((await world.access(buyer)).graceUntil).toEqual(graceUntil);
    }
    expect(await world.notices(buyer)).toEqual(['way_in', 'payment_failed']);
    clock.set(graceUntil);
    await world.read(owed(failedAt));
    expect(await world.access(buyer)).toMatchObject({
      state: 'REVOKE_PENDING',
      revokeReason: 'payment_failed',
    });
  });

  test.each([
    ['in order', [0, 1, 2]],
    ['the last one first', [2, 1, 0]],
    ['mixed', [1, 2, 0]],
  ])('does not depend on the order of the failures that are heard of: %s', async (_name, order) => {
    const failures = [clock.now(), clock.in({ days: 2 }), clock.in({ days: 4 })];
    const graceUntil = clock.in({ days: 5 });
    clock.advance({ days: 4, hours: 1 });
    const target = world.targetOf(fact());
    for (const index of order) {
      const failedAt = failures[index] as Date;
      const invoiceId = unpaidInvoice(buyer.orderId, null).providerId;
      await storeRecords(database, [
        stripeRecord(target.account, { target, firstFailure: { invoiceId, failedAt } }),
      ]);
      await world.read(owed(null));
    }
    expect((await world.access(buyer)).graceUntil).toEqual(graceUntil);
  });

  test("is as long as the organisation's when it began", async () => {
    const graceUntil = clock.in({ days: 5 });
    await world.read(owed(clock.now()));
    await sql`update organisation set grace_days = 3 where id = ${world.shop.organisationId}`;
    await world.read(owed(clock.now()));
    expect((await world.access(buyer)).graceUntil).toEqual(graceUntil);
  });

  test('ends when it is paid: one message, and the next failure has a grace of its own', async () => {
    await world.read(owed(clock.now()));
    clock.advance({ days: 1 });
    const second = {
      ...paidInvoice(),
      providerId: unpaidInvoice(buyer.orderId, null).providerId,
      paidAt: clock.now(),
    };
    await world.read(fact({ paidInvoice: second }));
    expect(await world.access(buyer)).toMatchObject({
      state: 'GRANTED',
      graceUntil: null,
      entitledUntil: null,
    });
    expect(await world.notices(buyer)).toEqual(['way_in', 'payment_failed', 'recovered']);
    expect(await journal()).toHaveLength(4);
    clock.advance({ days: 30 });
    const third = { ...unpaidInvoice(buyer.orderId, clock.now()), providerId: 'in_third' };
    await world.read(fact({ status: 'past_due', paidInvoice: second, unpaidInvoice: third }));
    expect((await world.access(buyer)).graceUntil).toEqual(clock.in({ days: 5 }));
    expect(await world.history(buyer)).toEqual(['PENDING', 'GRANTED']);
  });

  test('hard case 8: a second source keeps, without grace', async () => {
    const second = await world.order('monthly', buyer);
    await world.read(subscriptionFact(second.orderId, clock.now()));
    await world.read(owed(clock.now()));
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', graceUntil: null });
    await world.read(fact({ status: 'canceled' }));
    expect((await world.access(buyer)).state).toBe('GRANTED');
    await world.read(subscriptionFact(second.orderId, clock.now(), { status: 'canceled' }));
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
  });
});

describe('hard case 11: what is not ours', () => {
  test.each([
    ['without our metadata', null],
    ['with an order that does not exist', 'ord_00000000000000000000000000'],
  ])('%s: nothing is touched', async (_name, orderId) => {
    const read = await world.read({ ...fact(), orderId: orderId as typeof buyer.orderId | null });
    expect(read).toMatchObject({ outcome: 'not_ours', again: false });
    expect(await world.accesses(buyer)).toEqual([]);
    expect(await orderStatus()).toBe('open');
  });

  test("with another organisation's order: nothing is touched, in either", async () => {
    const mine = buyer;
    await world.renew();
    expect(await world.read(subscriptionFact(mine.orderId, paidAt))).toMatchObject({ outcome: 'not_ours' });
    expect(await world.accesses(mine)).toEqual([]);
  });

  test('an object that the provider does not know ends nothing', async () => {
    await grant();
    const target = world.targetOf(fact());
    await world.signal(target);
    const lease = await beginRead(database.db, target, { token: 'gone', leaseMs: 1_000 });
    if (typeof lease === 'string') throw new Error(lease);
    expect(await applyRead(world.deps, { target, lease, fact: null, correlationId: 'cor' })).toMatchObject({
      outcome: 'gone',
    });
    expect((await world.access(buyer)).state).toBe('GRANTED');
  });
});

describe('a Checkout Session', () => {
  beforeEach(async () => {
    buyer = await world.order('once');
  });
  const session = (differs: Parameters<typeof purchaseFact>[2] = {}) =>
    purchaseFact(buyer.orderId, paidAt, differs);

  test('paid once: access without end', async () => {
    for (let times = 0; times < 2; times += 1) await world.read(session());
    expect(await world.access(buyer)).toMatchObject({ state: 'PENDING', entitledUntil: null });
    expect(await orderStatus()).toBe('paid');
    expect((await journal()).map(({ amount }) => amount)).toEqual([5_000, -5_000]);
  });

  test.each(['open', 'processing', 'expired', 'failed'] as const)(
    '%s: noted, and no access (hard case 26)',
    async (status) => {
      await world.read(session({ status, paidAt: null }));
      expect(await orderStatus()).toBe(status);
      expect(await world.accesses(buyer)).toEqual([]);
    },
  );

  test('what is paid stays paid, whatever is read of it later', async () => {
    await world.read(session());
    for (const status of ['expired', 'processing', 'unknown'] as const) await world.read(session({ status }));
    expect(await orderStatus()).toBe('paid');
    expect((await world.access(buyer)).state).toBe('PENDING');
  });

  test('that led to a subscription asks for that one to be read', async () => {
    const subscriptionId = `sub_${buyer.orderId.slice(4)}`;
    await world.read(session({ subscriptionId }));
    expect(world.jobs).toMatchObject([
      { name: 'payment.sync', payload: { objectKind: 'subscription', objectId: subscriptionId } },
    ]);
    expect(await world.accesses(buyer)).toEqual([]);
    const target = {
      ...world.targetOf(session()),
      objectKind: 'subscription' as const,
      objectId: subscriptionId,
    };
    expect(await beginRead(database.db, target, { token: 'next', leaseMs: 1_000 })).toMatchObject({ seq: 1 });
  });
});

test('hard case 31: one person, two buyers: one access, until the last source ends', async () => {
  const second = await world.order('once', buyer);
  await Promise.all([world.read(fact()), world.read(purchaseFact(second.orderId, paidAt))]);
  expect(await world.accesses(buyer)).toHaveLength(1);
  await world.converge(buyer);
  await world.read(fact({ status: 'canceled' }));
  expect((await world.access(buyer)).state).toBe('GRANTED');
});

test('hard case 33: a block is stronger than what is paid', async () => {
  await grant();
  await sql`
    insert into block (organisation_id, id, subscriber_id, reason, money_choice, created_at)
    values (${world.shop.organisationId}, ${`blk_${buyer.orderId.slice(4)}`}, ${buyer.subscriberId}, 'spam', 'none', now())`;
  await world.read(fact());
  expect(await world.access(buyer)).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'blocked' });
});

test('hard case 37: a price that we do not know: the last access is kept and a person is asked, until it is known', async () => {
  await grant();
  await world.read(fact({ priceIds: ['price_of_somebody'] }));
  expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', actionRequired: 'unknown_price' });
  await world.converge(buyer);
  expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', actionRequired: 'unknown_price' });
  const [known] = await sql`
    select provider_price_id as id from plan_price where id = ${world.shop.plans.monthly.planPriceId}`;
  await world.read(fact({ priceIds: [known?.id] }));
  expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', actionRequired: null });
  await world.read(fact({ priceIds: ['price_of_somebody'], status: 'canceled', endedAt: clock.now() }));
  expect(await world.access(buyer)).toMatchObject({ state: 'REVOKE_PENDING', actionRequired: null });
  await world.converge(buyer);
  await world.read(fact({ priceIds: ['price_of_somebody'] }));
  expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED', actionRequired: 'unknown_price' });
});

test('a plan of two organisations that share a Telegram person: two subscribers, two accesses', async () => {
  const telegramId = mintTelegramId();
  const here = await world.order('monthly', { telegramId });
  await world.read(subscriptionFact(here.orderId, paidAt));
  world.shop = await mintShop(database.db, { at: clock.now() });
  const there = await world.order('monthly', { telegramId });
  await world.read(subscriptionFact(there.orderId, paidAt));
  expect((await world.access(here)).id).not.toBe((await world.access(there)).id);
});
