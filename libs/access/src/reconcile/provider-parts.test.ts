import type { ListedEvent, ListedSubscription } from '@latchkey/contracts/facts/provider-lists';
import { saveCheckout } from '@latchkey/db/order/save-checkout';
import { purchaseFact, subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintShop } from '@latchkey/db/testing/factories/mint-shop';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openReconciler } from '../../test/open-reconciler.ts';
import type { Buyer } from '../../test/open-world.ts';

const world = await openReconciler();
afterAll(world.drop);
const { clock, database } = world;
const { sql } = database;
let buyer: Buyer;

beforeEach(async () => {
  await world.begin();
  buyer = await world.order('monthly');
});

const fact = (differs: Parameters<typeof subscriptionFact>[2] = {}) =>
  subscriptionFact(buyer.orderId, bought, differs);
const bought = clock.now();
const listed = (differs: Partial<ListedSubscription> = {}): ListedSubscription => {
  const { providerId, orderId, status, priceIds, periodEnd, trialEnd, cancelAt, endedAt } = fact();
  return { providerId, orderId, status, priceIds, periodEnd, trialEnd, cancelAt, endedAt, ...differs };
};
const target = () => world.targetOf(fact());
const subject = () => `${world.shop.account}/test/${fact().providerId}`;
const anEvent = (differs: Partial<ListedEvent> = {}): ListedEvent => {
  const id = `evt_${mintTelegramId()}`;
  return {
    id,
    type: 'customer.subscription.created',
    createdAt: clock.in({ minutes: -5 }),
    target: target(),
    firstFailure: null,
    correlationId: `cor-${id}`,
    payload: JSON.stringify({ id }),
    ...differs,
  };
};
const interval = { minutes: 15 };

describe('events that never reached us', () => {
  test('hard case 12: each is taken as if it had come, once, and what it is about is read', async () => {
    world.lists.all.events = [anEvent({ type: 'invoice.paid' }), anEvent()];
    expect(await world.run('events')).toMatchObject({ compared: 2, found: 2, over: true });
    expect(world.jobs).toMatchObject([{ name: 'payment.sync', payload: { objectId: fact().providerId } }]);
    expect(await world.drifts()).toMatchObject([
      {
        kind: 'provider-differs',
        subjectId: world.shop.stripeAccountId,
        size: 2,
        state: 'open',
        waitsForPerson: false,
      },
    ]);
    await world.read(fact());
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('GRANTED');

    world.forget();
    expect(await world.run('events')).toMatchObject({ found: 0 });
    expect(world.promised()).toEqual([]);
    expect(await world.drifts()).toMatchObject([{ state: 'fixed', over: true }]);
  });

  test('what was delivered is not taken again, and what is a minute young may still come', async () => {
    const event = anEvent();
    world.lists.all.events = [anEvent({ createdAt: clock.in({ seconds: -30 }) }), event];
    expect(await world.run('events')).toMatchObject({ found: 1 });
    world.forget();
    clock.advance(interval);
    expect(await world.run('events')).toMatchObject({ found: 1 });
    clock.advance(interval);
    expect(await world.run('events')).toMatchObject({ found: 0 });
  });

  test('a failed collection counts from its event, however late we learn of it', async () => {
    const failedAt = clock.in({ days: -2 });
    const firstFailure = { invoiceId: `in_${mintTelegramId()}`, failedAt };
    world.lists.all.events = [anEvent({ type: 'invoice.payment_failed', createdAt: failedAt, firstFailure })];
    await sql`update stripe_account set created_at = ${clock.in({ days: -9 }).toISOString()} where id = ${world.shop.stripeAccountId}`;
    await world.run('events');
    const [row] =
      await sql`select first_failed_at from invoice_failure where invoice_id = ${firstFailure.invoiceId}`;
    expect(new Date(row?.first_failed_at)).toEqual(failedAt);
  });

  test('pass after pass: then the delivery itself is broken, and people are told once', async () => {
    for (let pass = 1; pass <= 5; pass += 1) {
      world.lists.all.events = [anEvent({ createdAt: clock.in({ minutes: -5 }) })];
      await world.run('events');
      clock.advance(interval);
    }
    const [drift] = await world.drifts();
    expect(drift).toMatchObject({ state: 'open', waitsForPerson: true });
    expect(await world.alerts()).toEqual([{ subject: drift?.id, open: true }]);
    world.lists.all.events = [];
    await world.run('events');
    expect(await world.alerts()).toEqual([{ subject: drift?.id, open: false }]);
  });

  test('a provider that fails on the second page: nothing is changed by it, and the pass resumes there', async () => {
    world.lists.pageSize = 1;
    const [first, second, third] = [anEvent(), anEvent(), anEvent()];
    world.lists.all.events = [first, second, third];
    world.lists.fail({ failure: 'unreachable', retryAfterMs: null }, 1);
    expect(await world.run('events')).toMatchObject({ compared: 1, failure: 'unreachable', over: false });
    expect(await world.partOf('events')).toMatchObject({
      failure: 'unreachable',
      failures: 1,
      succeeded_at: null,
    });
    expect(new Date((await world.partOf('events')).due_at as string)).toEqual(clock.in({ minutes: 1 }));

    world.lists.calls.length = 0;
    clock.advance({ minutes: 1 });
    expect(await world.run('events')).toMatchObject({ compared: 2, failure: null, over: true });
    expect(world.lists.calls).toEqual([`events ${first.id}`, `events ${second.id}`]);
    expect(await world.partOf('events')).toMatchObject({
      failure: null,
      failures: 0,
      cursor: null,
      compared: 3,
    });
  });
});

describe('subscriptions', () => {
  test('one that is not on file is read; a run more changes nothing; read, the drift is over', async () => {
    world.lists.all.subscriptions = [listed()];
    expect(await world.run('subscriptions')).toMatchObject({ compared: 1, found: 1, over: true });
    expect(world.promised()).toEqual(['payment.sync']);
    const [drift] = await world.drifts();
    expect(drift).toMatchObject({
      kind: 'provider-differs',
      subjectId: subject(),
      fix: 'read_again',
      evidence: { differs: 'all', books: null, targets: [target()] },
    });
    world.forget();
    // The read that was asked for is on its way.
    expect(await world.run('subscriptions')).toMatchObject({ found: 0 });
    expect([world.promised(), await world.drifts()]).toEqual([[], [drift]]);

    clock.advance({ minutes: 1 });
    await world.read(fact());
    await world.run('subscriptions');
    expect(await world.drifts()).toMatchObject([{ id: drift?.id, state: 'fixed', over: true }]);
  });

  test.each<[string, Partial<ListedSubscription>]>([
    ['status', { status: 'canceled' }],
    ['periodEnd', { periodEnd: clock.in({ days: 60 }) }],
    ['cancelAt', { cancelAt: clock.in({ days: 30 }) }],
    ['priceIds', { priceIds: ['price_other'] }],
  ])('one whose %s differs is read again', async (field, differs) => {
    await world.read(fact());
    world.forget();
    world.lists.all.subscriptions = [listed(differs)];
    await world.run('subscriptions');
    expect(await world.drifts()).toMatchObject([{ evidence: { differs: [field] } }]);
    expect(world.promised()).toEqual(['payment.sync']);
    expect(await world.access(buyer)).toMatchObject({ state: 'PENDING', version: 1 });
  });

  test('those that agree, that are not ours, and those with a signal unread are left alone', async () => {
    const [there, elsewhere] = [
      await world.order('monthly'),
      await mintShop(database.db, { at: clock.now() }),
    ];
    await world.read(fact());
    const unread = subscriptionFact(there.orderId, bought);
    await world.signal(world.targetOf(unread));
    world.forget();
    world.lists.all.subscriptions = [
      listed(),
      listed({ providerId: unread.providerId, orderId: there.orderId }),
      listed({ providerId: 'sub_of_nobody', orderId: null }),
      listed({ providerId: 'sub_elsewhere', orderId: `ord_${elsewhere.organisationId.slice(4)}` as never }),
    ];
    expect(await world.run('subscriptions')).toMatchObject({ compared: 4, found: 0 });
    expect([await world.drifts(), world.promised()]).toEqual([[], []]);
  });

  test('one without any money seen is read again: that its debit has arrived does not show on it', async () => {
    await world.read(fact({ everPaid: false, paidInvoice: null }));
    world.forget();
    world.lists.all.subscriptions = [listed()];
    expect(await world.run('subscriptions')).toMatchObject({ found: 0 });
    expect([world.promised(), await world.drifts()]).toEqual([['payment.sync'], []]);
  });

  test('what is not put right in two intervals waits for a person, who is told once', async () => {
    world.lists.all.subscriptions = [listed()];
    for (let pass = 1; pass <= 4; pass += 1) {
      await sql`update sync_object set applied_seq = requested_seq where object_id = ${fact().providerId}`;
      await world.run('subscriptions');
      clock.advance(interval);
    }
    const [drift] = await world.drifts();
    expect(drift).toMatchObject({ state: 'open', waitsForPerson: true });
    expect(await world.alerts()).toEqual([{ subject: drift?.id, open: true }]);
  });
});

describe('checkout sessions', () => {
  const session = () => purchaseFact(buyer.orderId, bought).providerId;
  beforeEach(async () => {
    const { organisationId } = world.shop;
    const checkout = {
      sessionId: session(),
      url: 'https://pay.example.com',
      expiresAt: clock.in({ days: 1 }),
    };
    await saveCheckout(database.db, organisationId, buyer.orderId, checkout);
  });

  test('completed or expired without our knowing: read, until its order is open no longer', async () => {
    world.lists.all.sessions = [{ providerId: session(), orderId: buyer.orderId, open: false }];
    await world.run('sessions');
    expect(world.jobs).toMatchObject([{ name: 'payment.sync', payload: { objectKind: 'checkout_session' } }]);
    expect(await world.drifts()).toMatchObject([{ subjectId: `${world.shop.account}/test/${session()}` }]);
    await world.read(purchaseFact(buyer.orderId, bought));
    await world.run('sessions');
    expect(await world.drifts()).toMatchObject([{ state: 'fixed' }]);
  });

  test('of an order that is older than any list goes back: read by itself', async () => {
    await sql`update "order" set created_at = created_at - interval '40 days' where id = ${buyer.orderId}`;
    await world.run('sessions');
    expect(world.lists.calls).toEqual([]);
    expect(world.jobs).toMatchObject([{ name: 'payment.sync', payload: { objectId: session() } }]);
    await world.read(purchaseFact(buyer.orderId, bought));
    world.forget();
    await world.run('sessions');
    expect(await world.drifts()).toMatchObject([{ state: 'fixed' }]);
    expect(world.jobs).toEqual([]);
  });

  test('open ones are left alone, and those whose subscription is known, though its money is on its way', async () => {
    world.lists.all.sessions = [{ providerId: session(), orderId: buyer.orderId, open: true }];
    await world.run('sessions');
    await world.read(fact({ everPaid: false, paidInvoice: null }));
    world.lists.all.sessions = [{ providerId: session(), orderId: buyer.orderId, open: false }];
    await world.run('sessions');
    expect(await world.drifts()).toEqual([]);
  });

  test('without an open order nothing is asked', async () => {
    await world.read(fact());
    await sql`update "order" set status = 'paid' where organisation_id = ${world.shop.organisationId}`;
    expect(await world.run('sessions')).toMatchObject({ compared: 0, over: true });
    expect(world.lists.calls).toEqual([]);
  });
});

describe('a provider that cannot be reached', () => {
  const everything = () => sql`select to_jsonb(a) as row from channel_access a order by id`;
  const reads = () =>
    sql`select account, object_id, requested_seq, applied_seq from sync_object order by object_id`;

  test.each(['events', 'subscriptions'] as const)('%s: reported, and nothing is changed', async (part) => {
    await world.read(fact());
    await world.converge(buyer);
    world.forget();
    const before = [await everything(), await reads()];
    world.lists.fail({ failure: 'key_rejected', retryAfterMs: null });
    expect(await world.run(part)).toMatchObject({ failure: 'key_rejected' });
    expect([await everything(), await reads(), await world.drifts(), world.promised()]).toEqual([
      ...before,
      [],
      [],
    ]);
    expect(await world.partOf(part)).toMatchObject({ failure: 'key_rejected', succeeded_at: null });
  });

  test('tried again later and later, within an interval; where it says how long to wait, after that', async () => {
    const waits: number[] = [];
    for (let tries = 1; tries <= 6; tries += 1) {
      world.lists.fail({ failure: 'unreachable', retryAfterMs: null });
      await world.run('subscriptions');
      const { due_at } = await world.partOf('subscriptions');
      waits.push((new Date(due_at as string).getTime() - clock.now().getTime()) / 60_000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
    world.lists.fail({ failure: 'rate_limited', retryAfterMs: 7_000 });
    await world.run('subscriptions');
    expect(new Date((await world.partOf('subscriptions')).due_at as string)).toEqual(
      clock.in({ seconds: 7 }),
    );
  });

  test('a place in the list that is not there any more: the pass begins anew', async () => {
    world.lists.pageSize = 1;
    world.lists.all.subscriptions = [
      listed({ orderId: null }),
      listed({ providerId: 'sub_x', orderId: null }),
    ];
    world.lists.fail({ failure: 'faulty_answer', retryAfterMs: null, lostPlace: true }, 1);
    await world.run('subscriptions');
    world.lists.calls.length = 0;
    expect(await world.run('subscriptions')).toMatchObject({ compared: 2, over: true });
    expect(world.lists.calls[0]).toBe('subscriptions');
  });

  test('a disconnected account is not asked at all', async () => {
    await sql`update stripe_account set disconnected_at = now() where id = ${world.shop.stripeAccountId}`;
    for (const part of ['events', 'subscriptions', 'sessions'] as const)
      expect(await world.run(part)).toMatchObject({ failure: 'account_lost' });
    expect(world.lists.calls).toEqual([]);
  });

  test('of ours the fault: noted, thrown for the queue to see, and the part is free again', async () => {
    const fault = new Error('a fault of ours');
    world.reconciling.lists = { ...world.lists, events: () => Promise.reject(fault) };
    await expect(world.run('events')).rejects.toThrow(fault);
    expect(await world.partOf('events')).toMatchObject({ failure: 'fault_of_ours', lease_token: null });
  });
});

test('a pass of many pages is done in rounds, each from where the last one ended', async () => {
  world.lists.pageSize = 1;
  world.lists.all.subscriptions = Array.from({ length: 30 }, (_, n) =>
    listed({ providerId: `sub_${n}`, orderId: null }),
  );
  const rounds = [
    await world.run('subscriptions'),
    await world.run('subscriptions'),
    await world.run('subscriptions'),
  ];
  expect(rounds.map(({ compared, over }) => [compared, over])).toEqual([
    [12, false],
    [12, false],
    [6, true],
  ]);
  expect(new Set(world.lists.calls).size).toBe(30);
});

test('two workers at the same part: one of them does it', async () => {
  const { events } = world.lists;
  const second: unknown[] = [];
  world.lists.events = async (of) => {
    second.push(await world.run('events').catch((error: unknown) => error));
    return events(of);
  };
  await world.run('events');
  expect(second).toEqual([new Error('somebody else is at it')]);
  expect(world.lists.calls).toEqual(['events']);
});

test('a worker that died in the middle: once its lease is over, another one goes on from its last page', async () => {
  world.lists.pageSize = 1;
  world.lists.all.subscriptions = [listed({ providerId: 'sub_1', orderId: null }), listed({ orderId: null })];
  await sql`
    update reconcile_part set cursor = '{"after": "sub_1"}', started_at = now(), compared = 1, lease_token = 'dead',
      lease_until = now() - interval '1 second'
    where organisation_id = ${world.shop.organisationId} and part = 'subscriptions'`;
  expect(await world.run('subscriptions')).toMatchObject({ compared: 1, over: true });
  expect(world.lists.calls).toEqual(['subscriptions sub_1']);
  expect(await world.partOf('subscriptions')).toMatchObject({ compared: 2, lease_token: null });
});
