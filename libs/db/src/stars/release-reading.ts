import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { LeasedReading } from './begin-reading.ts';

/** Gives the lease back without having come to the end: the sweep looks after it at `dueAt`. */
export async function releaseReading(db: Db, reading: LeasedReading, dueAt: Date): Promise<void> {
  await db.execute(sql`
    update stars_reading set due_at = ${dueAt.toISOString()}, lease_token = null, lease_until = null
    where organisation_id = ${reading.organisationId} and bot_id = ${reading.botId} and lease_token = ${reading.token}`);
}
