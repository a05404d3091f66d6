import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { LeasedChannel } from './lease-channel.ts';

/** Telegram no longer knows the way in: nobody is sent there any more, and a new one may take its place. */
export async function markLinkDead(db: Db, channel: LeasedChannel): Promise<void> {
  await db.execute(sql`
    update channel set link_state = 'dead'
    where organisation_id = ${channel.organisationId} and id = ${channel.id} and link = ${channel.link} and link_state = 'live'`);
}
