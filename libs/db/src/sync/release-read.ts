import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Gives the lease of a read back that came to nothing, so that the next try need not wait for it to lapse. `dueAt`: when
 * the sweep tries, if the queue has not by then.
 */
export async function releaseRead(db: Db, target: SyncTarget, token: string, dueAt: Date): Promise<void> {
  await db.execute(sql`
    update sync_object set lease_token = null, lease_until = null, asked_at = null, due_at = ${dueAt.toISOString()}
    where account = ${target.account} and livemode = ${target.livemode} and object_id = ${target.objectId}
      and lease_token = ${token}`);
}
