import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccessId } from '@latchkey/contracts/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAccess } from '../access/create-access.ts';
import { leaseAccess } from '../access/lease-access.ts';
import { storeRecords } from '../inbox/store-records.ts';
import { newId } from '../new-id.ts';
import { unitOfWork } from '../outbox/unit-of-work.ts';
import { sweepReconcileParts } from '../reconcile/sweep-parts.ts';
import { subscription } from '../schema/subscription.ts';
import { askCall } from '../stars/ask-call.ts';
import { ensureReading } from '../stars/ensure-reading.ts';
import { beginRead } from '../sync/begin-read.ts';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintTelegramId } from '../testing/factories/mint-number.ts';
import { mintOrder } from '../testing/factories/mint-order.ts';
import { mintShop, type Shop } from '../testing/factories/mint-shop.ts';
import { mintSubscriber } from '../testing/factories/mint-subscriber.ts';
import { stripeRecord } from '../testing/factories/stripe-record.ts';
import { createTestCommitter } from '../testing/test-committer.ts';
import { keepLeases } from './keep-leases.ts';
import type { HeldLease } from './renew-leases.ts';

const { database, drop } = await createTestDatabase();
const { db, sql } = database;
const at = new Date('2026-11-20T12:00:00Z');
const errors: unknown[] = [];
const leases = keepLeases({ db, everyMs: 20, youngerMs: 0, onError: (error) => errors.push(error) });
afterAll(async () => {
  await leases.close();
  await drop();
  expect(errors).toEqual([]);
});

let shop: Shop;
let accessId: AccessId;
let objectId: string;
beforeAll(async () => {
  shop = await mintShop(db, { at });
});
// Both leases are about to lapse.
beforeEach(async () => {
  const { organisationId, account } = shop;
  const subscriberId = await mintSubscriber(db, organisationId, { at, telegramId: mintTelegramId() });
  const of = { organisationId, correlationId: 'cor', at };
  accessId = await createAccess(db, { subscriberId, channelId: shop.channel.channelId }, of);
  await leaseAccess(db, { organisationId, accessId, token: 'ours', leaseMs: 500 });
  objectId = `sub_${randomUUID()}`;
  const target = { account, livemode: false, objectKind: 'subscription', objectId } as const;
  await storeRecords(database, [stripeRecord(account, { target })]);
  await beginRead(db, target, { token: 'ours', leaseMs: 500 });
});

const ofAccess = (): HeldLease => ({
  on: 'access',
  organisationId: shop.organisationId,
  id: accessId,
  token: 'ours',
});
const ofRead = (): HeldLease => ({
  on: 'read',
  account: shop.account,
  livemode: false,
  objectId,
  token: 'ours',
});
/** Milliseconds that are left of the leases on the access and on the read. */
const left = async () => {
  const [row] = await sql<{ access: number; read: number }[]>`
    select extract(epoch from a.lease_until - clock_timestamp()) * 1000 as access,
      extract(epoch from o.lease_until - clock_timestamp()) * 1000 as read
    from channel_access a, sync_object o where a.id = ${accessId} and o.object_id = ${objectId}`;
  return [Number(row?.access), Number(row?.read)] as const;
};

test('a lease lasts as long as the work under it, and is not renewed afterwards', async () => {
  await leases.whileHeld(ofAccess(), () =>
    leases.whileHeld(ofRead(), async () => {
      await vi.waitFor(async () => expect(Math.min(...(await left()))).toBeGreaterThan(9_000));
    }),
  );
  await sleep(60);
  const before = await left();
  await sleep(60);
  const after = await left();
  expect(after[0]).toBeLessThan(before[0] - 50);
  expect(after[1]).toBeLessThan(before[1] - 50);
});

describe('a lease on other rows of an organisation is kept as well', () => {
  beforeAll(async () => {
    const { organisationId } = shop;
    await ensureReading(db, { organisationId, now: at });
    await unitOfWork(createTestCommitter(database), (unit) =>
      sweepReconcileParts(unit, { now: at, limit: 10 }),
    );
    const plan = shop.plans.stars;
    const { orderId } = await mintOrder(db, shop, { at, plan, for: { telegramId: mintTelegramId() } });
    const subscriptionId = newId('subscription');
    const { account } = shop;
    const stars = {
      organisationId,
      orderId,
      id: subscriptionId,
      provider: 'stars',
      account,
      providerId: orderId,
    } as const;
    const paid = { livemode: true, status: 'active', everPaid: true, readAt: at } as const;
    await db.insert(subscription).values({ ...stars, ...paid });
    const call = { organisationId, orderId, kind: 'cancel', subscriptionId, paymentId: null } as const;
    await unitOfWork(createTestCommitter(database), (unit) =>
      askCall(unit, { ...call, at, correlationId: 'cor' }),
    );
  });

  test.each([
    ['channel', 'channel', 'id'],
    ['reconcilePart', 'reconcile_part', 'id'],
    ['starsCall', 'stars_call', 'id'],
    ['starsReading', 'stars_reading', 'bot_id'],
  ] as const)('%s', async (on, table, key) => {
    const { organisationId } = shop;
    const [row] = await sql<{ id: string }[]>`
      update ${sql(table)} set lease_token = 'ours', lease_until = now() + interval '500 milliseconds'
      where organisation_id = ${organisationId} returning ${sql(key)} as id`;
    const id = row?.id ?? '';
    await leases.whileHeld({ on, organisationId, id, token: 'ours' }, () =>
      vi.waitFor(async () => {
        const [kept] = await sql<{ kept: boolean }[]>`
          select lease_until > now() + interval '9 seconds' as kept from ${sql(table)}
          where organisation_id = ${organisationId} and ${sql(key)} = ${id}`;
        expect(kept?.kept).toBe(true);
      }),
    );
  });
});

test('work that fails holds nothing any more', async () => {
  const failing = leases.whileHeld(ofAccess(), () => Promise.reject(new Error('a fault')));
  await expect(failing).rejects.toThrow('a fault');
  await sleep(60);
  expect((await left())[0]).toBeLessThan(500);
});

test('what somebody else has taken stays theirs', async () => {
  await sql`update channel_access set lease_token = 'theirs' where id = ${accessId}`;
  await leases.whileHeld(ofAccess(), () => sleep(100));
  expect((await left())[0]).toBeLessThan(500);
});

test('a row that a transaction is at keeps no other lease waiting', async () => {
  await sql.begin(async (tx) => {
    await tx`select from channel_access where id = ${accessId} for update`;
    await leases.whileHeld(ofAccess(), () =>
      leases.whileHeld(ofRead(), async () => {
        await vi.waitFor(async () => expect((await left())[1]).toBeGreaterThan(9_000));
      }),
    );
    // What was being renewed just now is over before the row is free.
    await sleep(60);
  });
  expect((await left())[0]).toBeLessThan(500);
});
