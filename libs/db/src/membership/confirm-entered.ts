import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Notes that a person is inside (`insideSince`), and gives back the lease under which they were let in. */
export async function confirmEntered(
  db: Db,
  of: { organisationId: OrganisationId; accessId: AccessId; lease: string | null; insideSince: Date | null },
): Promise<void> {
  const since = of.insideSince?.toISOString() ?? null;
  await db.execute(sql`
    update channel_access set
      joined_at = case when ${since}::timestamptz is null then joined_at else coalesce(joined_at, ${since}) end,
      ever_inside_at = coalesce(ever_inside_at, ${since}),
      lease_token = case when lease_token = ${of.lease} then null else lease_token end,
      lease_until = case when lease_token = ${of.lease} then null else lease_until end
    where organisation_id = ${of.organisationId} and id = ${of.accessId}`);
}
