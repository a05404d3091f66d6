import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Keeps what a person is called as the bot has just seen them, in each organisation that the bot serves and that knows them.
 * The one place for names: `subscriber`, of which they are erased.
 */
export async function noteName(
  db: Db,
  { botTelegramId, person }: { botTelegramId: number; person: TelegramPerson },
): Promise<void> {
  await db.execute(sql`
    update subscriber s set first_name = coalesce(nullif(${person.firstName}, ''), s.first_name), username = ${person.username}::text,
      language_code = coalesce(${person.languageCode}::text, s.language_code)
    from bot b
    where b.telegram_id = ${botTelegramId} and b.removed_at is null and s.organisation_id = b.organisation_id and s.telegram_id = ${person.id}
      and (s.username is distinct from ${person.username}::text or s.first_name is distinct from ${person.firstName}
        or s.language_code is distinct from coalesce(${person.languageCode}::text, s.language_code))`);
}
