import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** How often a bot's transactions are read when nothing asks for it, in milliseconds. */
export const readEveryMs = 6 * 3_600_000;

/**
 * Has the Star transactions of the organisation's own bot be read from now on, at that interval: somebody is about to pay in
 * Stars, and the update that tells of it may be lost. Where they are read already nothing changes.
 */
export async function ensureReading(
  db: Db,
  of: { organisationId: OrganisationId; now: Date },
): Promise<void> {
  await db.execute(sql`
    insert into stars_reading (organisation_id, bot_id, due_at)
    select organisation_id, id, ${new Date(of.now.getTime() + readEveryMs).toISOString()}::timestamptz from bot
    where organisation_id = ${of.organisationId} and not is_platform and removed_at is null
    on conflict (organisation_id, bot_id) do nothing`);
}
