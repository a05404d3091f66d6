import type { Locale } from '@latchkey/contracts/locale';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { localeChosen } from './choose-locale.ts';

/** Whether a bot is one of ours, and the language that somebody has chosen with it. @param telegramId null: nobody wrote. */
export async function findSender(
  db: Db,
  of: { botTelegramId: number; telegramId: number | null },
): Promise<{ known: boolean; chosenLocale: Locale | null }> {
  const { botTelegramId, telegramId } = of;
  const [row] = await db.execute<{ known: boolean; locale: Locale | null }>(sql`
    select exists (select from bot where telegram_id = ${botTelegramId} and removed_at is null) as known,
      ${localeChosen({ botTelegramId, telegramId: sql`${telegramId}::bigint` })} as locale`);
  return { known: row?.known ?? false, chosenLocale: row?.locale ?? null };
}
