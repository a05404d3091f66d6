import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { LeasedCall } from './lease-call.ts';

/** Gives the lease on a call back without an answer: the sweep looks after it at `dueAt`. */
export async function releaseCall(db: Db, call: LeasedCall, dueAt: Date): Promise<void> {
  await db.execute(sql`
    update stars_call set due_at = ${dueAt.toISOString()}, lease_token = null, lease_until = null
    where organisation_id = ${call.organisationId} and id = ${call.id} and lease_token = ${call.token}`);
}
