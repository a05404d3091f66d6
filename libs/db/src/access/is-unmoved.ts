import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { LeasedAccess } from './lease-access.ts';

/** Whether an access is still as it was leased: asked right before what cannot be taken back. */
export async function isUnmoved(db: Db, access: LeasedAccess): Promise<boolean> {
  const rows = await db.execute(sql`
    select from channel_access
    where organisation_id = ${access.organisationId} and id = ${access.id} and version = ${access.version}
      and lease_token = ${access.leaseToken}`);
  return rows.length > 0;
}
