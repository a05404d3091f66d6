import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Notes whether a person is inside, by Telegram's own word; null: outside. */
export async function noteMembership(
  db: Db,
  of: { organisationId: OrganisationId; accessId: AccessId; insideSince: Date | null },
): Promise<void> {
  const since = of.insideSince?.toISOString() ?? null;
  await db.execute(sql`
    update channel_access set
      joined_at = case when ${since}::timestamptz is null then null else coalesce(joined_at, ${since}) end,
      ever_inside_at = coalesce(ever_inside_at, ${since})
    where organisation_id = ${of.organisationId} and id = ${of.accessId}`);
}
