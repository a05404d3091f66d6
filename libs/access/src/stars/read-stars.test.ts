import { ensureReading } from '@latchkey/db/stars/ensure-reading';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openStars, type Stars } from '../../test/open-stars.ts';
import { openWorld } from '../../test/open-world.ts';
import { readStars } from './read-stars.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock } = world;
const { sql } = world.database;
const began = clock.now();
let on: Stars;
beforeEach(async () => {
  clock.set(began);
  await sql`delete from stars_reading`;
  await sql`update subscription set due_at = null`;
  on = await openStars(world);
});

const inDays = (days: number) => new Date(began.getTime() + days * 86_400_000);
const granted = async () => {
  await on.pay(on.payment(1));
  await world.converge(on.buyer);
};

describe('hard case 36: updates were lost', () => {
  test('a renewal of which nothing told is found before anybody leaves', async () => {
    await granted();
    clock.advance({ days: 30 });
    on.paySilently(on.payment(2));
    clock.advance({ hours: 30 });
    await on.workOff();
    expect(await on.access()).toMatchObject({ state: 'GRANTED', entitledUntil: inDays(60) });
    expect(await on.books()).toHaveLength(4);
  });

  test('the first payment of an order is found, without an update ever', async () => {
    await ensureReading(world.database.db, { organisationId: on.organisationId, now: clock.now() });
    on.paySilently(on.payment(1));
    clock.advance({ hours: 6 });
    await on.workOff();
    expect(await on.access()).toMatchObject({ state: 'PENDING', entitledUntil: inDays(30) });
  });

  test('not renewed: out only by transactions read an hour or more after the end', async () => {
    await granted();
    clock.advance({ days: 30, minutes: 59 });
    await on.read();
    await on.workOff();
    clock.advance({ minutes: 1 });
    on.stars.refuse('transactions', 'transient');
    await on.workOff();
    expect((await on.access()).state, 'neither by an early reading nor by a failed one').toBe('GRANTED');
    expect((await on.subscription())?.status).toBe('active');

    clock.advance({ hours: 1, minutes: 2 });
    await on.workOff();
    expect(await on.access()).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'period_over' });
    expect(await on.subscription()).toMatchObject({ status: 'canceled', dueAt: null });
  });

  test('renewed after all, later than an hour: in again', async () => {
    await granted();
    clock.advance({ days: 30, hours: 2 });
    await on.workOff();
    expect((await on.access()).state).toBe('REVOKE_PENDING');
    clock.advance({ hours: 3 });
    const late = on.payment(2, { paidAt: clock.now(), paidThrough: clock.in({ days: 30 }) });
    await on.pay(late);
    expect(await on.access()).toMatchObject({ state: 'PENDING', entitledUntil: late.paidThrough });
    expect(await on.subscription()).toMatchObject({ status: 'active', endedAt: null });
  });
});

describe('a reading', () => {
  test('counts from the moment before its first page', async () => {
    await on.pay(on.payment(1));
    on.stars.before('transactions', () => clock.advance({ minutes: 5 }));
    expect(await on.read()).toEqual({ kind: 'done' });
    expect(await on.readAt()).toEqual(began);
    const [row] = await sql`select due_at, lease_token from stars_reading where bot_id = ${on.botId}`;
    expect(new Date(row?.due_at)).toEqual(new Date(began.getTime() + 6 * 3_600_000));
    expect(row?.lease_token).toBeNull();
  });

  test('goes through all pages, and next time begins where it ended, with some overlap', async () => {
    await on.pay(on.payment(1));
    for (let n = 0; n < 250; n += 1)
      on.stars.list.push(on.listed(on.payment(1), { id: `gift_${n}`, hasPayload: true, orderId: null }));
    on.paySilently(on.payment(2));
    await on.read();
    expect(on.stars.calls).toEqual([
      'transactions 0',
      'transactions 100',
      'transactions 200',
      'transactions 252',
    ]);
    expect((await on.subscription())?.paidThrough).toEqual(inDays(60));
    on.stars.calls.length = 0;
    await on.read();
    expect(on.stars.calls).toEqual(['transactions 152', 'transactions 252']);
    expect(await on.books()).toHaveLength(4);
  });

  test('that fails on its second page has changed nothing about who may leave, and goes on there', async () => {
    await on.pay(on.payment(1));
    for (let n = 0; n < 150; n += 1)
      on.stars.list.push(on.listed(on.payment(1), { id: `gift_${n}`, orderId: null }));
    on.stars.before('transactions', () =>
      on.stars.before('transactions', () => on.stars.refuse('transactions', 'rate_limited')),
    );
    expect(await on.read()).toEqual({ kind: 'wait', delayMs: 7_000, reason: 'rate limit' });
    expect(await on.readAt()).toBeNull();
    const [row] = await sql`select cursor, due_at from stars_reading where bot_id = ${on.botId}`;
    expect(row?.cursor).toBe(100);
    expect(new Date(row?.due_at), 'the queue comes first').toEqual(clock.in({ seconds: 67 }));
    on.stars.calls.length = 0;
    await on.read();
    expect(on.stars.calls).toEqual(['transactions 0', 'transactions 100', 'transactions 151']);
    expect(await on.readAt()).toEqual(began);
  });

  test('of a list that is not the one it knows begins anew', async () => {
    await on.pay(on.payment(1));
    for (let n = 0; n < 120; n += 1)
      on.stars.list.push(on.listed(on.payment(1), { id: `gift_${n}`, orderId: null }));
    await on.read();
    on.stars.list = [on.listed(on.payment(1)), on.listed(on.payment(2))];
    await on.read();
    expect((await on.subscription())?.paidThrough).toEqual(inDays(60));
  });

  test('is done by one worker at a time, and taken over when that one is gone', async () => {
    await on.pay(on.payment(1));
    await sql`update stars_reading set lease_token = 'other', lease_until = now() + interval '1 minute'`;
    expect(await on.read()).toMatchObject({ kind: 'wait', delayMs: 10_000 });
    expect(on.stars.calls).toEqual([]);
    await sql`update stars_reading set lease_until = now() - interval '1 second'`;
    await on.read();
    expect(await on.readAt()).toEqual(began);
  });

  test('whose lease was taken meanwhile leaves the rest to the other', async () => {
    await on.pay(on.payment(1));
    on.stars.before('transactions', () => sql`update stars_reading set lease_token = 'other'`);
    expect(await on.read()).toMatchObject({ kind: 'wait' });
    expect(await on.readAt()).toBeNull();
  });

  test('is asked for by a bot that has nothing to read only in its interval', async () => {
    await on.pay(on.payment(1));
    await on.workOff();
    expect(on.stars.calls).toEqual([]);
    clock.advance({ hours: 6 });
    await on.workOff();
    expect(on.stars.calls).toEqual(['transactions 0', 'transactions 1']);
    clock.advance({ hours: 5 });
    await on.workOff();
    expect(on.stars.calls).toHaveLength(2);
  });
});

describe('a bot that cannot be read', () => {
  const fail = async (kind: 'request_faulty' | 'transient' | 'token_rejected', attempt: number) => {
    on.stars.refuse('transactions', kind);
    await readStars(on.deps, { ...on.receiver, botId: on.botId, attempt });
    return on.alerts();
  };
  const open = () =>
    sql`select from alert where closed_at is null and organisation_id = ${on.organisationId}`;
  beforeEach(() => on.pay(on.payment(1)));

  test('for an hour, or for good, is shown to the creator once, until it is read again', async () => {
    expect(await fail('transient', 11)).toEqual([]);
    expect(await fail('token_rejected', 12)).toEqual(['stars_unread']);
    expect(await fail('request_faulty', 1)).toEqual(['stars_unread']);
    expect(await open()).toHaveLength(1);
    await on.read();
    expect(await open()).toEqual([]);
  });

  test('because the list itself is unreadable is asked again once a day, and whenever somebody is due', async () => {
    expect(await fail('request_faulty', 1)).toEqual(['stars_unread']);
    const [row] = await sql`select due_at from stars_reading where bot_id = ${on.botId}`;
    expect(new Date(row?.due_at)).toEqual(clock.in({ days: 1 }));
  });
});

describe('a transaction', () => {
  test('without a payload renews the subscription of its payer that is about to end', async () => {
    await on.pay(on.payment(1));
    const other = await world.order('stars', { subscriberId: on.buyer.subscriberId });
    await on.pay({
      ...on.payment(1, { paidThrough: inDays(50) }),
      orderId: other.orderId,
      chargeId: `other_${other.orderId}`,
    });
    clock.advance({ days: 30 });
    on.stars.list.push(on.listed(on.payment(2), { hasPayload: false, orderId: null, periodSeconds: null }));
    await on.read();
    expect((await on.subscription())?.paidThrough).toEqual(inDays(60));
  });

  test('that comes early pays for the time after the end, and later ones for their own', async () => {
    await on.pay(on.payment(1));
    on.paySilently(on.payment(2, { paidAt: inDays(29) }));
    on.paySilently(on.payment(3, { paidAt: inDays(62) }));
    await on.read();
    const ends =
      await sql`select paid_through from payment where order_id = ${on.buyer.orderId} order by paid_at`;
    expect(ends.map((row) => new Date(row.paid_through))).toEqual([inDays(30), inDays(60), inDays(92)]);
  });

  test.each([
    ['somebody else’s payload', { orderId: null }],
    ['no person', { personTelegramId: null }],
    ['going out, of no payment of ours', { direction: 'out' as const }],
  ])('with %s is none of ours', async (_, differs) => {
    await on.pay(on.payment(1));
    on.stars.list.push(on.listed(on.payment(2), { id: 'foreign', ...differs }));
    expect(await on.read()).toEqual({ kind: 'done' });
    expect(await on.books()).toHaveLength(2);
    expect(await on.refunds()).toEqual([]);
  });

  test('of another organisation’s order is none of ours either', async () => {
    const theirs = on.payment(1);
    on = await openStars(world);
    await on.pay(on.payment(1));
    on.stars.list.push(on.listed(theirs));
    await on.read();
    expect(await on.books()).toHaveLength(2);
  });
});
