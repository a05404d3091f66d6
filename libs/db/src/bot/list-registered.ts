import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A bot whose sealed token is on file. */
export interface RegisteredBot {
  telegramId: number;
  tokenVersion: number;
  tokenCiphertext: string;
}

/** Says in one word which bots are registered, with which tokens: the same word, the same bots. */
export async function registeredRevision(db: Db): Promise<string> {
  const [row] = await db.execute<{ revision: string }>(sql`
    select md5(coalesce(string_agg(telegram_id || ':' || md5(token_ciphertext), ',' order by telegram_id), '')) as revision
    from bot where token_ciphertext is not null`);
  return row?.revision ?? '';
}

/** All registered bots. */
export async function listRegistered(db: Db): Promise<RegisteredBot[]> {
  const rows = await db.execute<{ telegram_id: string; token_version: number; token_ciphertext: string }>(sql`
    select telegram_id, token_version, token_ciphertext from bot where token_ciphertext is not null order by telegram_id`);
  return rows.map((row) => ({
    telegramId: Number(row.telegram_id),
    tokenVersion: row.token_version,
    tokenCiphertext: row.token_ciphertext,
  }));
}
