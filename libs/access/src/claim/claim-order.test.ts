import { purchaseFact, subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintClaim } from '@latchkey/db/testing/factories/mint-claim';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { onServer } from '@latchkey/db/testing/on-server';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { claimOrder } from './claim-order.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps, chat } = world;
const { sql } = database;
let purchase: Buyer;
let token: string;
beforeEach(async () => {
  await world.renew();
  purchase = await world.order('monthly', { telegramId: null });
  token = await mintClaim(database.db, { ...world.shop, orderId: purchase.orderId, at: clock.now() });
});

const personOf = (id: number) => ({ id, firstName: 'Ada', username: 'ada', languageCode: 'en' });
const claim = (id: number, by = token) =>
  claimOrder(deps, {
    botTelegramId: world.shop.botTelegramId,
    person: personOf(id),
    token: by,
    correlationId: 'cor_claim',
  });
const paid = (order = purchase) => world.read(subscriptionFact(order.orderId, clock.now()));
const subscriberOf = async (telegramId: number) => {
  const [row] = await sql`
    select id as "subscriberId" from subscriber where organisation_id = ${world.shop.organisationId} and telegram_id = ${telegramId}`;
  return row as unknown as { subscriberId: Buyer['subscriberId'] };
};
const claimed = () => ({ kind: 'claimed', organisationId: world.shop.organisationId });
const refused = (reason: string) => ({ kind: 'refused', reason });

describe('a purchase made without Telegram', () => {
  test('waits in PENDING; the first who claims it becomes its subscriber, and the door opens', async () => {
    await paid();
    await world.converge(purchase);
    expect((await world.access(purchase)).state).toBe('PENDING');
    world.jobs.length = 0;
    const ada = mintTelegramId();
    expect(await claim(ada)).toEqual(claimed());
    expect((await subscriberOf(ada)).subscriberId).toBe(purchase.subscriberId);
    expect(world.jobs.map(({ name }) => name)).toEqual(['access.converge']);
    await world.converge(purchase);
    expect((await world.access(purchase)).state).toBe('GRANTED');
    expect(await world.notices(purchase)).toEqual(['way_in']);
  });

  test('may be claimed before the money is there', async () => {
    const ada = mintTelegramId();
    expect(await claim(ada)).toEqual(claimed());
    await paid();
    expect(await world.access(await subscriberOf(ada))).toMatchObject({ state: 'PENDING' });
  });

  test('hard case 31: claimed by somebody who is a subscriber: one subscriber, one access, until the last source ends', async () => {
    const known = await world.order('once');
    await world.read(purchaseFact(known.orderId, clock.now()));
    await world.converge(known);
    await paid();
    expect(await claim(known.telegramId)).toEqual(claimed());
    expect(await world.access(known)).toMatchObject({ state: 'GRANTED' });
    await world.converge(purchase);
    expect(await world.access(purchase)).toMatchObject({ state: 'REVOKED', evidence: 'no_identity' });
    // What is heard of the purchase from now on concerns the person.
    await sql`update source set ended_at = ${clock.now().toISOString()}, end_reason = 'refunded' where payment_id is not null and subscriber_id = ${known.subscriberId}`;
    await paid();
    expect((await world.access(known)).state).toBe('GRANTED');
    await world.read(subscriptionFact(purchase.orderId, clock.now(), { status: 'canceled' }));
    expect((await world.access(known)).state).toBe('REVOKE_PENDING');
    expect(chat.calls).not.toContain('remove');
  });
});

describe('a claim', () => {
  test('is good once; the same person is told the same again', async () => {
    await paid();
    const ada = mintTelegramId();
    await claim(ada);
    const history = await world.history(purchase);
    expect(await claim(ada)).toEqual(claimed());
    expect(await claim(mintTelegramId())).toEqual(refused('used'));
    expect(await world.history(purchase)).toEqual(history);
    expect(
      await sql`select from audit where action = 'order.claim' and target_id = ${purchase.orderId}`,
    ).toHaveLength(1);
  });

  test("is refused when it has expired, is unknown, or is another bot's", async () => {
    expect(await claim(mintTelegramId(), `c-${'A'.repeat(43)}`)).toEqual(refused('unknown'));
    const { shop } = world;
    await world.renew();
    expect(await claim(mintTelegramId())).toEqual(refused('unknown'));
    world.shop = shop;
    clock.advance({ days: 1 });
    expect(await claim(mintTelegramId())).toEqual(refused('expired'));
  });

  test("an order whose person was known from the start is not somebody else's to claim", async () => {
    const known = await world.order('monthly');
    const theirs = await mintClaim(database.db, { ...world.shop, orderId: known.orderId, at: clock.now() });
    expect(await claim(mintTelegramId(), theirs)).toEqual(refused('used'));
    expect(await claim(known.telegramId, theirs)).toEqual(claimed());
  });
});

describe('at the same moment', () => {
  test('two people, one claim: exactly one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const order = await world.order('monthly', { telegramId: null });
      const one = await mintClaim(database.db, { ...world.shop, orderId: order.orderId, at: clock.now() });
      const outcomes = await Promise.all([1, 2, 3].map(() => claim(mintTelegramId(), one)));
      expect(outcomes.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'refused')).toEqual([refused('used'), refused('used')]);
    }
  });

  test('two people who are subscribers already, one claim: exactly one, the other is told that it was used', async () => {
    for (let round = 0; round < 5; round += 1) {
      const people = [await world.order('once'), await world.order('once')];
      const order = await world.order('monthly', { telegramId: null });
      const one = await mintClaim(database.db, { ...world.shop, orderId: order.orderId, at: clock.now() });
      const outcomes = await Promise.all(people.map(({ telegramId }) => claim(telegramId, one)));
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['claimed', 'refused']);
      expect(outcomes.find(({ kind }) => kind === 'refused')).toEqual(refused('used'));
    }
  });

  test('one new person, two purchases: one subscriber with both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const orders = [
        await world.order('monthly', { telegramId: null }),
        await world.order('monthly', { telegramId: null }),
      ];
      for (const order of orders) await paid(order);
      const tokens = await Promise.all(
        orders.map(({ orderId }) => mintClaim(database.db, { ...world.shop, orderId, at: clock.now() })),
      );
      const ada = mintTelegramId();
      expect(await Promise.all(tokens.map((each) => claim(ada, each)))).toEqual([claimed(), claimed()]);
      const person = await subscriberOf(ada);
      expect((await world.access(person)).state).toBe('PENDING');
      expect(await sql`select from source where subscriber_id = ${person.subscriberId}`).toHaveLength(2);
    }
  });

  test('a claim and the money, in whichever order they commit: the person is in', async () => {
    for (let round = 0; round < 10; round += 1) {
      const known = await world.order('once');
      const order = await world.order('monthly', { telegramId: null });
      const one = await mintClaim(database.db, { ...world.shop, orderId: order.orderId, at: clock.now() });
      const [read, outcome] = await Promise.all([paid(order), claim(known.telegramId, one)]);
      expect([read.outcome, outcome.kind]).toEqual(['applied', 'claimed']);
      expect((await world.access(known)).state).toBe('PENDING');
    }
  });

  test('a read that waits for a claim finds the order as the claim has left it', async () => {
    const known = await world.order('once');
    let claiming: Promise<unknown> | undefined;
    let reading: ReturnType<typeof paid> | undefined;
    await sql.begin(async (tx) => {
      await tx`select from "order" where id = ${purchase.orderId} for update`;
      claiming = claim(known.telegramId);
      await waiting(1);
      reading = paid();
      await waiting(2);
    });
    expect(await claiming).toEqual(claimed());
    expect(await reading).toMatchObject({ outcome: 'applied' });
    expect((await world.access(known)).state).toBe('PENDING');
  });

  /** Until so many transactions wait for a lock in this database. */
  async function waiting(count: number): Promise<void> {
    // The processes' role is not shown for what others wait.
    await onServer(world.databaseUrl, async (owner) => {
      for (;;) {
        const rows = await owner`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        if (rows.length >= count) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
  }
});
