import { sql } from 'drizzle-orm';
import type { LeasedAccess } from '../access/lease-access.ts';
import type { Db } from '../connect-database.ts';

/** Counts a removal no more that was let through: Telegram has clearly refused it. */
export async function takeBack(db: Db, access: LeasedAccess): Promise<void> {
  await db.execute(sql`
    delete from removal where organisation_id = ${access.organisationId} and access_id = ${access.id}
      and version = ${access.version}`);
}
