import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** How many alerts about drift are open in an organisation. */
export async function countDriftAlerts(db: Db, organisationId: OrganisationId): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from alert
    where organisation_id = ${organisationId} and kind = 'drift_found' and closed_at is null`);
  return row?.n ?? 0;
}
