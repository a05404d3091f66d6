import { sql } from 'drizzle-orm';
import type { LeasedAccess } from '../access/lease-access.ts';
import type { Db } from '../connect-database.ts';

/** Counts a removal that is about to be made; one that is repeated counts once, from its latest try on. */
export async function letThrough(db: Db, access: LeasedAccess, at: Date): Promise<void> {
  await db.execute(sql`
    insert into removal (organisation_id, access_id, version, channel_id, at)
    values (${access.organisationId}, ${access.id}, ${access.version}, ${access.channelId}, ${at.toISOString()})
    on conflict (organisation_id, access_id, version) do update set at = excluded.at, brake_id = null`);
}
