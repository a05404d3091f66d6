import { type AccessState, accessMoves, accessStates } from '@latchkey/contracts/access/machine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../new-id.ts';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintChannel } from '../testing/factories/mint-channel.ts';
import { mintTelegramId } from '../testing/factories/mint-number.ts';
import { mintOrder } from '../testing/factories/mint-order.ts';
import { mintShop, type Shop } from '../testing/factories/mint-shop.ts';
import { mintSubscriber } from '../testing/factories/mint-subscriber.ts';
import { onServer } from '../testing/on-server.ts';

const { database, databaseUrl, drop } = await createTestDatabase();
afterAll(drop);
const { db, sql } = database;
const at = new Date('2026-11-20T12:00:00Z');
let shop: Shop;
beforeAll(async () => {
  shop = await mintShop(db, { at });
});

/** Everything that any state requires, so that only the move itself can be at fault. */
const fieldsOf: Record<AccessState, string> = {
  PENDING: 'granted_at = null, revoke_reason = null, revoked_at = null, evidence = null',
  GRANTED: 'granted_at = now(), revoke_reason = null, revoked_at = null, evidence = null',
  REVOKE_PENDING: "revoke_reason = 'payment_failed', revoked_at = null, evidence = null",
  REVOKED: "revoke_reason = 'payment_failed', revoked_at = now(), evidence = 'left'",
};
const wayTo: Record<AccessState, AccessState[]> = {
  PENDING: [],
  GRANTED: ['GRANTED'],
  REVOKE_PENDING: ['REVOKE_PENDING'],
  REVOKED: ['REVOKE_PENDING', 'REVOKED'],
};

async function accessIn(state: AccessState): Promise<string> {
  const id = newId('access');
  const subscriberId = await mintSubscriber(db, shop.organisationId, { at, telegramId: mintTelegramId() });
  await sql`
    insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id)
    values (${shop.organisationId}, ${id}, ${subscriberId}, ${shop.channel.channelId}, 'PENDING', 1, now(), 'cor')`;
  for (const step of wayTo[state]) await move(id, step);
  return id;
}

const move = (id: string, to: AccessState, version = 'version + 1', fields = fieldsOf[to]) =>
  sql.unsafe(
    `update channel_access set state = '${to}', version = ${version}, ${fields} where id = '${id}' returning id`,
  );

describe.each(accessStates)('from %s', (from) => {
  test.each(accessStates.filter((to) => to !== from))('to %s, as the table says', async (to) => {
    const id = await accessIn(from);
    if (accessMoves.some((legal) => legal.from === from && legal.to === to)) {
      expect(await move(id, to)).toHaveLength(1);
    } else {
      await expect(move(id, to)).rejects.toThrow(`cannot move from ${from} to ${to}`);
      const asOwner = `update channel_access set state = '${to}', version = version + 1, ${fieldsOf[to]} where id = '${id}'`;
      await expect(onServer(databaseUrl, (owner) => owner.unsafe(asOwner))).rejects.toThrow('cannot move');
    }
  });

  test('the version rises by one with a move, and only with one', async () => {
    const id = await accessIn(from);
    const to = accessMoves.find((legal) => legal.from === from)?.to as AccessState;
    for (const version of ['version', 'version + 2', 'version - 1']) {
      await expect(move(id, to, version)).rejects.toThrow('cannot move');
    }
    await expect(move(id, from)).rejects.toThrow('rises only with a move');
  });
});

test.each([
  ['GRANTED', 1],
  ['REVOKE_PENDING', 1],
  ['REVOKED', 1],
  ['PENDING', 0],
  ['PENDING', 2],
] as const)('no access is born %s with version %i', async (state, version) => {
  const subscriberId = await mintSubscriber(db, shop.organisationId, { at, telegramId: null });
  const born = sql`
    insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id,
      granted_at, revoke_reason, revoked_at, evidence)
    values (${shop.organisationId}, ${newId('access')}, ${subscriberId}, ${shop.channel.channelId}, ${state}, ${version}, now(), 'cor',
      now(), 'refunded', now(), 'left')`;
  await expect(born).rejects.toThrow('is born PENDING with version 1');
});

test.each([
  ['PENDING', 'GRANTED', 'granted_at = null', 'channel_access_granted'],
  ['GRANTED', 'REVOKE_PENDING', 'revoke_reason = null', 'channel_access_revoke_pending'],
  ['REVOKE_PENDING', 'REVOKED', 'revoked_at = now(), evidence = null', 'channel_access_revoked'],
  ['REVOKE_PENDING', 'REVOKED', "revoked_at = null, evidence = 'left'", 'channel_access_revoked'],
  ['REVOKED', 'PENDING', 'granted_at = null', 'channel_access_entitled'],
] as const)('from %s to %s with %s: refused by %s', async (from, to, fields, check) => {
  const id = await accessIn(from);
  await expect(move(id, to, 'version + 1', fields)).rejects.toMatchObject({ constraint_name: check });
});

describe('what is written in ledger, audit and journal', () => {
  const entry = newId('journalEntry');
  beforeAll(async () => {
    await sql`
      insert into access_ledger (access_id, version, organisation_id, to_state, correlation_id, at)
      values ('acc_kept', 1, ${shop.organisationId}, 'PENDING', 'cor', now())`;
    await sql`
      insert into audit (organisation_id, actor_kind, action, target_kind, target_id, detail, correlation_id, at)
      values (${shop.organisationId}, 'system', 'x', 'x', 'x', '{}', 'cor', now())`;
    await journal(entry, [1_000, -1_000]);
  });

  const tables = ['access_ledger', 'audit', 'journal_entry', 'journal_line'];
  const acts = tables.flatMap((table) => [
    [`update ${table} set organisation_id = organisation_id`],
    [`delete from ${table}`],
    [`truncate ${table} cascade`],
  ]);
  test.each(acts)('%s: refused for the processes, and for the owner', async (act) => {
    await expect(sql.unsafe(act)).rejects.toMatchObject({ code: '42501' });
    await expect(onServer(databaseUrl, (owner) => owner.unsafe(act))).rejects.toThrow('is append-only');
  });

  test.each([
    'alter table audit disable trigger all',
    'alter table channel_access disable trigger channel_access_moves',
    'drop trigger audit_append_only on audit',
    "set session_replication_role = 'replica'",
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    "insert into access_transition values ('GRANTED', 'grant', 'REVOKED')",
    'update access_transition set to_state = to_state',
    'delete from access_transition',
    'create table mine (id int)',
  ])('the role of the processes cannot: %s', async (act) => {
    await expect(sql.unsafe(act)).rejects.toMatchObject({ code: '42501' });
  });
});

async function journal(id: string, amounts: number[], currency = 'EUR'): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      insert into journal_entry (organisation_id, id, kind, provider, account, livemode, object_id, correlation_id, at)
      values (${shop.organisationId}, ${id}, 'payment', 'stripe', ${shop.account}, false, ${id}, 'cor', now())`;
    for (const [line, amount] of amounts.entries()) {
      const unit = line > 1 ? 'XTR' : currency;
      await tx`
        insert into journal_line (organisation_id, entry_id, line, book_account, amount_minor, currency)
        values (${shop.organisationId}, ${id}, ${line}, 'sales', ${amount}, ${unit})`;
    }
  });
}

test.each([
  ['is not zero', [1_000, -999]],
  ['has one side', [0]],
  ['has no side', []],
  ['is zero only over two currencies', [500, 0, -500]],
])('an entry that %s is refused when it is committed', async (_name, amounts) => {
  const id = newId('journalEntry');
  await expect(journal(id, amounts)).rejects.toThrow('is not zero-sum');
  expect(await sql`select from journal_entry where id = ${id}`).toHaveLength(0);
});

test('a line added to an old entry is refused', async () => {
  const id = newId('journalEntry');
  await journal(id, [700, -700]);
  const added = sql`
    insert into journal_line (organisation_id, entry_id, line, book_account, amount_minor, currency)
    values (${shop.organisationId}, ${id}, 9, 'sales', 1, 'EUR')`;
  await expect(added).rejects.toThrow('is not zero-sum');
});

describe("another tenant's rows", () => {
  test('cannot be referenced', async () => {
    const other = await mintShop(db, { at });
    const plan = shop.plans.monthly;
    const stranger = await mintSubscriber(db, other.organisationId, { at, telegramId: mintTelegramId() });
    const foreign = [
      () => mintOrder(db, shop, { at, plan, for: { subscriberId: stranger } }),
      () => mintOrder(db, shop, { at, plan: other.plans.monthly, for: { telegramId: null } }),
      () =>
        mintOrder(db, shop, {
          at,
          plan: { ...plan, channelIds: other.plans.once.channelIds },
          for: { telegramId: null },
        }),
      () =>
        mintOrder(
          db,
          { ...shop, stripeAccountId: other.stripeAccountId },
          { at, plan, for: { telegramId: null } },
        ),
      () => mintChannel(db, { ...shop, botId: other.botId }, { at }),
    ];
    for (const attempt of foreign) {
      await expect(attempt()).rejects.toMatchObject({ cause: { code: '23503' } });
    }
  });

  test('hard case 39: a chat that one organisation sells cannot be connected by another, until it is free', async () => {
    const other = await mintShop(db, { at });
    const { chatId, channelId } = await mintChannel(db, shop, { at });
    await expect(mintChannel(db, other, { at, chatId })).rejects.toMatchObject({
      cause: { code: '23505', constraint_name: 'channel_live_chat' },
    });
    await sql`update channel set disconnected_at = now() where id = ${channelId}`;
    expect((await mintChannel(db, other, { at, chatId })).chatId).toBe(chatId);
  });
});
