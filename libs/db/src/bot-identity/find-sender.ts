import type { Locale } from '@latchkey/contracts/locale';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { localeChosen } from './choose-locale.ts';

/** Whether a bot is one of ours, the language that somebody has chosen with it, and whether it asks them something. @param telegramId null: nobody wrote. */
export async function findSender(
  db: Db,
  of: { botTelegramId: number; telegramId: number | null },
): Promise<{ known: boolean; chosenLocale: Locale | null; isAsked: boolean }> {
  const { botTelegramId, telegramId } = of;
  const [row] = await db.execute<{ known: boolean; locale: Locale | null; asked: boolean }>(sql`
    select exists (select from bot where telegram_id = ${botTelegramId} and removed_at is null) as known,
      ${localeChosen({ botTelegramId, telegramId: sql`${telegramId}::bigint` })} as locale,
      exists (select from conversation where bot_telegram_id = ${botTelegramId} and telegram_id = ${telegramId}::bigint
        and (asking is not null or outcome is not null)) as asked`);
  return { known: row?.known ?? false, chosenLocale: row?.locale ?? null, isAsked: row?.asked ?? false };
}
