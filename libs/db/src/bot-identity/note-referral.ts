import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Who has sent a person to a bot. The first counts, however many links they open later. */
export async function noteReferral(
  db: Db,
  of: { botTelegramId: number; telegramId: number; referral: string },
): Promise<void> {
  await db.execute(sql`
    update bot_contact c set referral = ${of.referral} from bot b
    where b.telegram_id = ${of.botTelegramId} and c.organisation_id = b.organisation_id and c.bot_id = b.id
      and c.telegram_id = ${of.telegramId} and c.referral is null`);
}
