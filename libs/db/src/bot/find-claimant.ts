import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Whose a Telegram bot is here. */
export type Claimant =
  /** It serves everybody, or its token lies in this installation's environment. */
  { kind: 'installation' } | { kind: 'registered'; organisationId: OrganisationId; botId: BotId };

/** Who has a bot already, by its id at Telegram; null: nobody. A bot that was taken away is nobody's. */
export async function findClaimant(db: Db, telegramId: number): Promise<Claimant | null> {
  const [row] = await db.execute<{
    organisation_id: OrganisationId | null;
    id: BotId | null;
    installed: boolean;
  }>(sql`
    select organisation_id, id, token_variable is not null as installed from bot
      where telegram_id = ${telegramId} and removed_at is null
    union all
    select null, null, true from heartbeat
      where process = 'bot' and detail->>'botTelegramId' = ${String(telegramId)}
    order by installed desc limit 1`);
  if (!row) return null;
  if (row.installed || !row.organisation_id || !row.id) return { kind: 'installation' };
  return { kind: 'registered', organisationId: row.organisation_id, botId: row.id };
}
