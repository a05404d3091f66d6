import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

const most = 100;

/**
 * Seals tokens anew that were not sealed with the first key: once none is left an older key may be forgotten. A token that
 * was replaced meanwhile stays as it is.
 *
 * @param reseal null for what needs no new seal, or cannot be opened
 * @returns how many were sealed anew
 */
export async function resealTokens(
  db: Db,
  reseal: (of: { telegramId: number; tokenCiphertext: string }) => string | null,
): Promise<number> {
  let done = 0;
  for (let after = 0; ; ) {
    const rows = await db.execute<{ telegram_id: string; token_ciphertext: string }>(sql`
      select telegram_id, token_ciphertext from bot where token_ciphertext is not null and telegram_id > ${after}
      order by telegram_id limit ${most}`);
    for (const { telegram_id, token_ciphertext: tokenCiphertext } of rows) {
      after = Number(telegram_id);
      const sealed = reseal({ telegramId: after, tokenCiphertext });
      if (sealed === null) continue;
      await db.execute(sql`
        update bot set token_ciphertext = ${sealed} where telegram_id = ${after} and token_ciphertext = ${tokenCiphertext}`);
      done += 1;
    }
    if (rows.length < most) return done;
  }
}
