import type { MovableAccess } from '@latchkey/contracts/access/transition';
import { transition } from '@latchkey/contracts/access/transition';
import type { AccessId } from '@latchkey/contracts/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintTelegramId } from '../testing/factories/mint-number.ts';
import { mintShop, type Shop } from '../testing/factories/mint-shop.ts';
import { mintSubscriber } from '../testing/factories/mint-subscriber.ts';
import { createAccess } from './create-access.ts';
import { isUnmoved } from './is-unmoved.ts';
import { type LeasedAccess, leaseAccess } from './lease-access.ts';
import { releaseAccess } from './release-access.ts';
import { StaleAccess, writeMove } from './write-moves.ts';

const { database, drop } = await createTestDatabase();
afterAll(drop);
const { db, sql } = database;
const at = new Date('2026-11-20T12:00:00Z');
let shop: Shop;
let accessId: AccessId;
beforeAll(async () => {
  shop = await mintShop(db, { at });
});
beforeEach(async () => {
  const { organisationId } = shop;
  const subscriberId = await mintSubscriber(db, organisationId, { at, telegramId: mintTelegramId() });
  accessId = await createAccess(db, { subscriberId, channelId: shop.channel.channelId }, occasion());
});

const occasion = () => ({ organisationId: shop.organisationId, correlationId: 'cor', at });
const pending = (): MovableAccess<'PENDING'> => ({ id: accessId, version: 1, state: 'PENDING' });
const grant = () =>
  writeMove(db, transition(pending(), 'grant', { grantedAt: at, joinedAt: null }), {}, occasion());
const revoke = () =>
  writeMove(db, transition(pending(), 'revoke', { revokeReason: 'refunded' }), {}, occasion());
const row = async () => (await sql`select * from channel_access where id = ${accessId}`)[0];
const ledger = () =>
  sql`select version, from_state, event, to_state, reason from access_ledger where access_id = ${accessId} order by version`;
const lease = (token: string) =>
  leaseAccess(db, { organisationId: shop.organisationId, accessId, token, leaseMs: 60_000 });

describe('a move', () => {
  test('is written with its line in the ledger and its row in the audit', async () => {
    await revoke();
    expect(await row()).toMatchObject({ state: 'REVOKE_PENDING', version: 2, revoke_reason: 'refunded' });
    expect(await ledger()).toEqual([
      { version: 1, from_state: null, event: null, to_state: 'PENDING', reason: null },
      { version: 2, from_state: 'PENDING', event: 'revoke', to_state: 'REVOKE_PENDING', reason: 'refunded' },
    ]);
    const audited = await sql`select detail from audit where target_id = ${accessId} order by id`;
    expect(audited.map(({ detail }) => detail.to)).toEqual(['PENDING', 'REVOKE_PENDING']);
  });

  test('of an access that has moved is stale, and leaves no line', async () => {
    await grant();
    await expect(revoke()).rejects.toThrow(StaleAccess);
    expect(await ledger()).toHaveLength(2);
  });

  test('made twice at the same moment is made once; the other is stale', async () => {
    const settled = await Promise.allSettled([grant(), revoke(), grant(), revoke()]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of settled)
      if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(StaleAccess);
    expect(await ledger()).toHaveLength(2);
  });

  test("of another organisation's access is stale", async () => {
    const other = await mintShop(db, { at });
    const move = transition(pending(), 'grant', { grantedAt: at, joinedAt: null });
    await expect(
      writeMove(db, move, {}, { ...occasion(), organisationId: other.organisationId }),
    ).rejects.toThrow(StaleAccess);
  });
});

describe('a lease', () => {
  test('is taken by one of many', async () => {
    const taken = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(lease));
    expect(taken.filter((each) => each !== null)).toHaveLength(1);
  });

  test('that has lapsed is taken by another, and cannot be given back by the first', async () => {
    const first = (await lease('first')) as LeasedAccess;
    await sql`update channel_access set lease_until = now() - interval '1 second' where id = ${accessId}`;
    expect(await lease('second')).toMatchObject({ leaseToken: 'second' });
    expect(await isUnmoved(db, first)).toBe(false);
    expect(await releaseAccess(db, first, 1, { actionRequired: 'link_missing' })).toBe(false);
    expect(await row()).toMatchObject({ lease_token: 'second', action_required: null });
  });

  test('given back with what was learnt', async () => {
    const held = (await lease('held')) as LeasedAccess;
    expect(await isUnmoved(db, held)).toBe(true);
    const notes = {
      joinedAt: at,
      everInsideAt: at,
      actionRequired: 'link_missing',
      doubtfulSince: at,
      dueAt: at,
    } as const;
    expect(await releaseAccess(db, held, 1, notes)).toBe(true);
    expect(await row()).toMatchObject({
      lease_token: null,
      lease_until: null,
      action_required: 'link_missing',
    });
    expect(await lease('next')).toMatchObject({ joinedAt: at, everInsideAt: at, doubtfulSince: at });
  });

  test('of an access that has moved meanwhile: facts stay, obstacles of the past do not', async () => {
    const held = (await lease('held')) as LeasedAccess;
    await grant();
    expect(await isUnmoved(db, held)).toBe(false);
    const notes = { everInsideAt: at, actionRequired: 'link_missing', doubtfulSince: at, dueAt: at } as const;
    expect(await releaseAccess(db, held, 1, notes)).toBe(false);
    expect(await row()).toMatchObject({
      lease_token: null,
      action_required: null,
      doubtful_since: null,
      due_at: null,
    });
    expect((await row())?.ever_inside_at).not.toBeNull();
  });
});
