import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Locks the sync row for writing what was read up to `seq`.
 *
 * @returns false when a read of the same or a newer signal was applied meanwhile: this one is stale and must not be written
 */
export async function lockForApply(db: Db, target: SyncTarget, seq: number): Promise<boolean> {
  const [row] = await db.execute<{ fresh: boolean }>(sql`
    select applied_seq < ${seq} as fresh from sync_object
    where account = ${target.account} and livemode = ${target.livemode} and object_id = ${target.objectId} for update`);
  return row?.fresh ?? false;
}
