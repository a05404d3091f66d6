import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { LeasedReading } from './begin-reading.ts';

/**
 * Notes how far a bot's transactions have been applied.
 *
 * @returns false when the lease was lost: somebody else goes on from the cursor before
 */
export async function saveCursor(
  db: Db,
  reading: LeasedReading,
  at: { cursor: number; anchor: string | null },
): Promise<boolean> {
  const kept = await db.execute(sql`
    update stars_reading set cursor = ${at.cursor}, anchor = ${at.anchor}
    where organisation_id = ${reading.organisationId} and bot_id = ${reading.botId} and lease_token = ${reading.token}
    returning bot_id`);
  return kept.length > 0;
}
