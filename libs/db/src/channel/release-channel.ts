import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { LeasedChannel } from './lease-channel.ts';

/** Gives the lease back without a result: the sweep looks at the channel at `dueAt`, if the queue has not by then. */
export async function releaseChannel(db: Db, channel: LeasedChannel, dueAt: Date | null): Promise<void> {
  await db.execute(sql`
    update channel set lease_token = null, lease_until = null, due_at = coalesce(${dueAt?.toISOString() ?? null}, due_at)
    where organisation_id = ${channel.organisationId} and id = ${channel.id} and lease_token = ${channel.leaseToken}`);
}
