import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintTelegramId } from '../testing/factories/mint-number.ts';
import { mintOrder } from '../testing/factories/mint-order.ts';
import { mintShop } from '../testing/factories/mint-shop.ts';
import { loadOrder } from './load-order.ts';

const { database, drop } = await createTestDatabase();
afterAll(drop);
const { db, sql } = database;
const at = new Date('2026-11-20T12:00:00Z');

test('one order is read by keys, also where PostgreSQL has no statistics yet', async () => {
  const shop = await mintShop(db, { at });
  const { organisationId } = shop;
  const of = { at, plan: shop.plans.monthly, for: { telegramId: mintTelegramId() } };
  const { orderId, subscriberId } = await mintOrder(db, shop, of);
  await sql`
    insert into "order" select (jsonb_populate_record(o, jsonb_build_object('id', 'ord_many' || n))).*
    from "order" o, generate_series(1, 3000) n where o.id = ${orderId}`;
  await sql`
    insert into subscriber select (jsonb_populate_record(s, jsonb_build_object('id', 'sub_many' || n, 'telegram_id', 7000000 + n))).*
    from subscriber s, generate_series(1, 3000) n where s.id = ${subscriberId}`;
  await db.transaction(async (tx) => {
    const before = await rowsRead(tx);
    expect(await loadOrder(tx, { organisationId, orderId })).toMatchObject({ id: orderId });
    expect((await rowsRead(tx)) - before).toBeLessThan(20);
  });
});

async function rowsRead(tx: Pick<typeof db, 'execute'>): Promise<number> {
  const [row] = await tx.execute<{ rows: number }>(
    'select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables',
  );
  return row?.rows ?? 0;
}
