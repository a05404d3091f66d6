import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Notes that everything up to `seq` has been read and applied, and gives the lease back.
 *
 * @returns whether newer signals came meanwhile, so that the object must be read again
 */
export async function finishRead(
  db: Db,
  target: SyncTarget,
  read: { seq: number; token: string },
): Promise<boolean> {
  const [row] = await db.execute<{ behind: boolean }>(sql`
    update sync_object set applied_seq = greatest(applied_seq, ${read.seq}),
      lease_token = case when lease_token = ${read.token} then null else lease_token end,
      lease_until = case when lease_token = ${read.token} then null else lease_until end
    where account = ${target.account} and livemode = ${target.livemode} and object_id = ${target.objectId}
    returning requested_seq > applied_seq as behind`);
  return row?.behind ?? false;
}
