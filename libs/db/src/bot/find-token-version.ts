import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Which token of a bot is the one in use; null when there is no such bot any more. */
export async function findTokenVersion(
  db: Db,
  of: { organisationId: OrganisationId; botId: BotId },
): Promise<number | null> {
  const [row] = await db.execute<{ token_version: number }>(sql`
    select token_version from bot
    where organisation_id = ${of.organisationId} and id = ${of.botId} and removed_at is null`);
  return row?.token_version ?? null;
}
