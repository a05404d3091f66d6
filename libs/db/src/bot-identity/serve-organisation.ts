import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

/** The variable that holds the token of the bot that runs with this installation. */
const tokenVariable = 'TELEGRAM_BOT_TOKEN';

/**
 * Has the installation's bot serve an organisation that has none: the platform's, the one whose token the processes hold, or
 * the one whose process said last that it lives. Stars are not sold through it, because they would land at its owner.
 */
export async function serveOrganisation(
  db: Db,
  organisationId: OrganisationId,
  at: Date,
): Promise<{ id: BotId; username: string } | null> {
  const [served] = await db.execute<{ id: BotId; username: string }>(sql`
    with installed as (
      (select telegram_id, username, token_variable, token_ciphertext from bot
        where is_platform or token_variable = ${tokenVariable} order by is_platform desc, created_at limit 1)
      union all
      (select (detail->>'botTelegramId')::bigint, detail->>'username', ${tokenVariable}, null from heartbeat
        where process = 'bot' and detail ? 'username')
      limit 1
    )
    insert into bot (organisation_id, id, telegram_id, username, is_platform, token_variable, token_ciphertext, created_at)
    select ${organisationId}, ${newId('bot')}, telegram_id, username, true, token_variable, token_ciphertext, ${at.toISOString()}::timestamptz
    from installed
    where not exists (select from bot own where own.organisation_id = ${organisationId} and own.removed_at is null)
    on conflict do nothing returning id, username`);
  return served ?? null;
}
