import { sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { storeRecords } from '@latchkey/db/inbox/store-records';
import { beginRead } from '@latchkey/db/sync/begin-read';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { type MintedOrder, mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { stripeRecord } from '@latchkey/db/testing/factories/stripe-record';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../test/answer-server.ts';
import { openWorker } from '../../../test/open-worker.ts';
import { stripeRefusal } from '../../../test/start-stripe.ts';
import { stripeSubscription } from '../../../test/stripe-objects.ts';
import { syncPayment } from './sync-payment.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, stripe, jobs } = worker;
const { sql, db } = deps.database;
let buyer: MintedOrder;
let target: SyncTarget;

beforeEach(async () => {
  await worker.renew();
  await sql`update sync_object set applied_seq = requested_seq`;
  const { shop } = worker;
  buyer = await mintOrder(db, shop, {
    at: clock.now(),
    plan: shop.plans.monthly,
    for: { telegramId: mintTelegramId() },
  });
  const objectId = `sub_${buyer.orderId.slice(4)}`;
  target = { account: shop.account, livemode: false, objectKind: 'subscription', objectId };
});

const signal = async (times = 1, of = target) => {
  const record = () => stripeRecord(of.account, { target: of, receivedAt: clock.now() });
  for (let n = 0; n < times; n += 1) await storeRecords(deps.database, [record()]);
};
const run = (of: SyncTarget = target, attempt = 1) =>
  syncPayment(deps)({ ...of, correlationId: 'cor_sync' }, worker.context(attempt));
const path = () => `/v1/subscriptions/${target.objectId}`;
const object = (differs = {}) =>
  stripeSubscription({ ...buyer, organisationId: worker.shop.organisationId, at: clock.now() }, differs);
const show = (answer: () => Answer | Promise<Answer>) => stripe.routes.set(path(), answer);
const isThere = (differs = {}) => show(() => ({ body: object(differs) }));
const reads = () => stripe.asked.filter(({ path: asked }) => asked.startsWith(path())).length;
const sync = async (of = target) => {
  const [row] = await sql<{ behind: string; lease: string | null; due_at: string }[]>`
    select requested_seq - applied_seq as behind, lease_token as lease, due_at from sync_object where object_id = ${of.objectId}`;
  if (!row) throw new Error('no sync row');
  return { behind: Number(row.behind), leased: row.lease !== null, dueAt: new Date(row.due_at) };
};
const state = async () =>
  (await sql`select state from channel_access where subscriber_id = ${buyer.subscriberId}`)[0]?.state;
const sweepFinds = async () => (await sweepOverdue(deps, 'sync objects')).found;

describe('signals for an object', () => {
  test('join into one read, as the connected account', async () => {
    isThere();
    await signal(8);
    expect(await run()).toEqual({ kind: 'done' });
    expect(await sync()).toMatchObject({ behind: 0, leased: false });
    expect([reads(), await state()]).toEqual([1, 'PENDING']);
    expect(stripe.asked[0]?.headers['stripe-account']).toBe(worker.shop.account);
    expect(jobs.map(({ name }) => name)).toEqual(['access.converge']);
  });

  test('whose jobs run when all is read already: nothing is asked', async () => {
    isThere();
    await signal();
    await run();
    expect(await run()).toEqual({ kind: 'done' });
    expect(reads()).toBe(1);
  });

  test('that come while it is read make another read, whose word is the last', async () => {
    let times = 0;
    show(async () => {
      times += 1;
      if (times > 1) return { body: object({ status: 'canceled', ended_at: 1 }) };
      await signal(3);
      return { body: object() };
    });
    await signal();
    expect(await run()).toEqual({ kind: 'done' });
    expect([reads(), (await sync()).behind, await state()]).toEqual([2, 0, 'REVOKE_PENDING']);
  });

  test('whose jobs run at the same moment: one reads, the others leave it to that one', async () => {
    isThere();
    await signal(3);
    expect(await Promise.all([run(), run(), run()])).toEqual(Array(3).fill({ kind: 'done' }));
    expect([reads(), (await sync()).behind]).toEqual([1, 0]);
  });

  test('that never end: given back to the queue after five reads', async () => {
    show(async () => {
      await signal();
      return { body: object() };
    });
    await signal();
    expect(await run()).toMatchObject({ kind: 'retry' });
    expect([reads(), (await sync()).leased]).toEqual([5, false]);
  });
});

describe('a subscription that nobody has read for months', () => {
  const monthS = 30 * 86_400;
  const begins = Math.floor(clock.now().getTime() / 1_000);
  const invoiceOf = (month: number) => {
    const start = begins + (month - 1) * monthS;
    const first = object().latest_invoice as object;
    return {
      ...first,
      id: `in_${buyer.orderId.slice(4)}_${month}`,
      billing_reason: month === 1 ? 'subscription_create' : 'subscription_cycle',
      created: start,
      status_transitions: { paid_at: start },
      lines: {
        data: [
          {
            amount: 1_000,
            period: { start, end: start + monthS },
            parent: { type: 'subscription_item_details' },
          },
        ],
      },
    };
  };
  const readMonth = async (month: number) => {
    isThere({ latest_invoice: invoiceOf(month) });
    await signal();
    await run();
  };
  const booked = async () => {
    const rows = await sql`select e.object_id from journal_entry e
      where e.organisation_id = ${worker.shop.organisationId} and e.kind = 'payment' order by e.at`;
    return rows.map((row) => Number(String(row.object_id).split('_').at(-1)));
  };
  const listed: string[] = [];
  beforeEach(() => {
    listed.length = 0;
    stripe.routes.set('/v1/invoices', ({ path: asked }) => {
      listed.push(asked);
      return { body: { object: 'list', data: [4, 3, 2, 1].map(invoiceOf), has_more: false } };
    });
  });

  test('has the payments in between booked as well, after one more question', async () => {
    await readMonth(1);
    await readMonth(4);
    expect(await booked()).toEqual([1, 2, 3, 4]);
    expect(listed).toEqual([expect.stringContaining(`created[gte]=${begins}`)]);
  });

  test('of which nothing at all was on file: all from its beginning', async () => {
    await readMonth(4);
    expect(await booked()).toEqual([1, 2, 3, 4]);
    expect(listed[0]).not.toContain('created');
  });

  test('a renewal in its time asks nothing more', async () => {
    for (const month of [1, 2, 3, 3]) await readMonth(month);
    expect([await booked(), listed]).toEqual([[1, 2, 3], []]);
  });
});

describe('somebody else is at it', () => {
  beforeEach(async () => {
    isThere();
    await signal();
    await beginRead(db, target, { token: 'other', leaseMs: 10_000 });
  });

  test('just now: they look for newer signals before they end', async () => {
    expect(await run()).toEqual({ kind: 'done' });
    expect(reads()).toBe(0);
  });

  test('for suspiciously long: waits for the end of their lease, and then reads', async () => {
    await sql`update sync_object set lease_until = now() + interval '4 seconds' where object_id = ${target.objectId}`;
    expect(await run()).toEqual({ kind: 'wait', delayMs: 2_000, reason: expect.any(String) });
    await sql`update sync_object set lease_until = now() - interval '1 second' where object_id = ${target.objectId}`;
    expect(await run()).toEqual({ kind: 'done' });
    expect([reads(), await sync()]).toMatchObject([1, { behind: 0, leased: false }]);
  });
});

describe('the provider does not tell', () => {
  const failures: [string, () => Answer, object, number][] = [
    ['is away', () => ({ status: 503, body: { error: { message: 'down' } } }), { kind: 'retry' }, 1 + 15],
    ['ends the connection', () => 'cut', { kind: 'retry' }, 1 + 15],
    [
      'asks to wait (hard case 19)',
      () => stripeRefusal(429, 'rate_limit', { 'retry-after': '30' }),
      { kind: 'wait', delayMs: 30_000 },
      30 + 15,
    ],
    ['refuses our key', () => stripeRefusal(401, 'api_key_expired'), { kind: 'retry' }, 1 + 15],
    ['has disconnected the account', () => stripeRefusal(403, 'account_invalid'), { kind: 'stop' }, 86_400],
    ['refuses the request', () => stripeRefusal(400, 'parameter_invalid_empty'), { kind: 'stop' }, 86_400],
    ['answers what we cannot read', () => ({ body: { id: 7 } }), { kind: 'stop' }, 86_400],
  ];
  test.each(failures)(
    '%s: nothing is lost or changed, the sweep comes after the queue',
    async (_name, answer, outcome, seconds) => {
      show(answer);
      await signal();
      expect(await run()).toMatchObject(outcome);
      expect(await sync()).toEqual({ behind: 1, leased: false, dueAt: clock.in({ seconds }) });
      expect(await state()).toBeUndefined();
      // The account itself is looked at too, see below.
      await sql`update sync_object set applied_seq = requested_seq where object_kind = 'account'`;
      clock.advance({ seconds: seconds - 1 });
      expect(await sweepFinds()).toBe(0);
      clock.advance({ seconds: 1 });
      expect(await sweepFinds()).toBe(1);
      isThere();
      expect(await run()).toEqual({ kind: 'done' });
      expect(await state()).toBe('PENDING');
    },
  );

  test('for hours: the sweep spaces its looks as the queue does', async () => {
    show(() => 'cut');
    await signal();
    await run(target, 20);
    expect((await sync()).dueAt).toEqual(clock.in({ seconds: 3_600 + 15 }));
  });

  test('hard case 3: a fault of ours gives the object back, so that the next try reads it', async () => {
    const failing = { ...deps, database: { ...deps.database, db: failingTransactions() } };
    isThere();
    await signal();
    const trying = syncPayment(failing)({ ...target, correlationId: 'cor' }, worker.context());
    await expect(trying).rejects.toThrow('a fault of ours');
    expect(await sync()).toMatchObject({ behind: 1, leased: false });
    expect(await run()).toEqual({ kind: 'done' });
    expect(await state()).toBe('PENDING');
  });

  /** A database in which statements work and transactions do not. */
  function failingTransactions(): typeof db {
    return new Proxy(db, {
      get: (of, key, receiver) =>
        key === 'transaction'
          ? () => Promise.reject(new Error('a fault of ours'))
          : Reflect.get(of, key, receiver),
    });
  }
});

describe('hard case 11: what is not ours', () => {
  test('an object that the account does not know (404) is read, and changes nobody', async () => {
    await signal();
    expect(await run()).toEqual({ kind: 'done' });
    expect(await sync()).toMatchObject({ behind: 0, leased: false });
    expect(await state()).toBeUndefined();
  });

  test('a subscription on the same account without our marks lets nobody in', async () => {
    isThere({ metadata: {} });
    await signal();
    expect(await run()).toEqual({ kind: 'done' });
    expect([(await sync()).behind, await state()]).toEqual([0, undefined]);
  });
});

describe('a connected account', () => {
  const account = (): SyncTarget => ({ ...target, objectKind: 'account', objectId: worker.shop.account });
  const known = async () =>
    (await sql`select ready, disconnected_at from stripe_account where account = ${worker.shop.account}`)[0];
  const accountPath = () => `/v2/core/accounts/${worker.shop.account}`;

  test('that may not charge any more is noted', async () => {
    stripe.routes.set(accountPath(), () => ({ body: { id: worker.shop.account, livemode: false } }));
    await signal(1, account());
    expect(await run(account())).toEqual({ kind: 'done' });
    expect(await known()).toEqual({ ready: false, disconnected_at: null });
    expect(await sync(account())).toMatchObject({ behind: 0, leased: false });
  });

  test('hard case 35: that was disconnected is noted, and nobody is removed by it', async () => {
    isThere();
    await signal();
    await run();
    stripe.routes.set(accountPath(), () => stripeRefusal(403, 'account_invalid'));
    await signal(1, account());
    expect(await run(account())).toEqual({ kind: 'done' });
    expect(await known()).toMatchObject({ ready: false, disconnected_at: expect.any(String) });
    expect(await state()).toBe('PENDING');
    const [alert] =
      await sql`select kind, closed_at from alert where organisation_id = ${worker.shop.organisationId}`;
    expect(alert).toEqual({ kind: 'account_disconnected', closed_at: null });
  });

  test('hard case 35: nobody says that it was disconnected: a read that is refused has the account looked at, and nobody is removed', async () => {
    isThere();
    await signal();
    await run();
    jobs.length = 0;
    stripe.routes.clear();
    show(() => stripeRefusal(403, 'account_invalid'));
    await signal();
    expect(await run()).toMatchObject({ kind: 'stop' });
    expect(jobs.map(({ name, payload }) => [name, payload])).toEqual([
      ['payment.sync', { ...account(), correlationId: 'cor_test' }],
    ]);
    expect([await state(), await known()]).toEqual(['PENDING', { ready: true, disconnected_at: null }]);
    stripe.routes.set(accountPath(), () => stripeRefusal(403, 'account_invalid'));
    expect(await run(account())).toEqual({ kind: 'done' });
    expect([await state(), (await known())?.disconnected_at]).toEqual(['PENDING', expect.any(String)]);
  });

  test('hard case 35: that is connected again is found again', async () => {
    stripe.routes.set(accountPath(), () => stripeRefusal(403, 'account_invalid'));
    await signal(1, account());
    await run(account());
    const merchant = { capabilities: { card_payments: { status: 'active' } } };
    stripe.routes.set(accountPath(), () => ({
      body: { id: worker.shop.account, livemode: false, configuration: { merchant } },
    }));
    await signal(1, account());
    await run(account());
    expect(await known()).toEqual({ ready: true, disconnected_at: null });
  });
});

describe('hard case 25: a charge', () => {
  test('with a refund, heard of by whatever event: read with its invoice, and access ends', async () => {
    isThere();
    await signal();
    await run();
    const { organisationId, account } = worker.shop;
    const key = buyer.orderId.slice(4);
    const seconds = Math.floor(clock.now().getTime() / 1000);
    const invoice = object().latest_invoice as object;
    const metadata = { latchkey_order: buyer.orderId, latchkey_organisation: organisationId };
    const parent = { subscription_details: { subscription: target.objectId, metadata } };
    const list =
      (...data: object[]) =>
      () => ({ body: { object: 'list', data, has_more: false } });
    stripe.routes.set(`/v1/charges/ch_${key}`, () => ({
      body: { id: `ch_${key}`, created: seconds, payment_intent: { id: `pi_${key}`, metadata: {} } },
    }));
    stripe.routes.set('/v1/invoice_payments', list({ id: 'inpay_1', invoice: { ...invoice, parent } }));
    stripe.routes.set('/v1/disputes', list());
    stripe.routes.set(
      '/v1/refunds',
      list({ id: `re_${key}`, amount: 1_000, currency: 'eur', status: 'succeeded', created: seconds }),
    );
    const charge: SyncTarget = { account, livemode: false, objectKind: 'charge', objectId: `ch_${key}` };
    await signal(3, charge);
    expect(await run(charge)).toEqual({ kind: 'done' });
    expect(await state()).toBe('REVOKE_PENDING');
    expect(stripe.asked.every(({ headers }) => headers['stripe-account'] === account)).toBe(true);
  });

  test('that cannot be read changes nothing', async () => {
    isThere();
    await signal();
    await run();
    const charge: SyncTarget = { ...target, objectKind: 'charge', objectId: 'ch_away' };
    stripe.routes.set('/v1/charges/ch_away', () => 'cut');
    await signal(1, charge);
    expect(await run(charge)).toMatchObject({ kind: 'retry' });
    expect([await state(), (await sync(charge)).behind]).toEqual(['PENDING', 1]);
  });
});
