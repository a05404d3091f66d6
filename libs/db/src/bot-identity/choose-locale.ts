import type { Locale } from '@latchkey/contracts/locale';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

interface Whose {
  botTelegramId: number;
  telegramId: number;
}

/**
 * The language that a person has chosen with a bot; null: that of their Telegram. Kept in each organisation that the bot
 * serves, whether they have bought there or not.
 */
export async function chooseLocale(db: Db, whose: Whose, locale: Locale | null): Promise<void> {
  await db.execute(sql`
    insert into bot_contact (organisation_id, bot_id, telegram_id, locale)
    select organisation_id, id, ${whose.telegramId}, ${locale} from bot where telegram_id = ${whose.botTelegramId} and removed_at is null
    on conflict (organisation_id, bot_id, telegram_id) do update set locale = excluded.locale`);
}

/** Chosen with the bot in any organisation that it serves: a choice is made for all of them at once. */
export function localeChosen({ botTelegramId, telegramId }: { [K in keyof Whose]: Whose[K] | SQL }): SQL {
  return sql`(select k.locale from bot_contact k join bot e on e.id = k.bot_id and e.organisation_id = k.organisation_id
    where k.telegram_id = ${telegramId} and k.locale is not null and e.telegram_id = ${botTelegramId} limit 1)`;
}
