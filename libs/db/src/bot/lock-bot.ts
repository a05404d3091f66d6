import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface LockedBot {
  telegramId: number;
  username: string;
  isPlatform: boolean;
  /** Its token was registered here; otherwise it lies in the installation's environment. */
  registered: boolean;
}

/** Locks a bot of an organisation, so that no channel is given to it meanwhile; null when there is none. */
export async function lockBot(
  db: Db,
  of: { organisationId: OrganisationId; botId: BotId },
): Promise<LockedBot | null> {
  const [row] = await db.execute<{
    telegram_id: string;
    username: string;
    is_platform: boolean;
    registered: boolean;
  }>(sql`
    select telegram_id, username, is_platform, token_ciphertext is not null as registered from bot
    where organisation_id = ${of.organisationId} and id = ${of.botId} and removed_at is null for update`);
  if (!row) return null;
  return {
    telegramId: Number(row.telegram_id),
    username: row.username,
    isPlatform: row.is_platform,
    registered: row.registered,
  };
}
