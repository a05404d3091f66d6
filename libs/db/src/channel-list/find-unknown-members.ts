import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** How many in a chat nobody here knows, by the reconciler's last count; null before the first one. */
export async function findUnknownMembers(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
): Promise<number | null> {
  const [row] = await db.execute<{ unknown: number | null }>(sql`
    select case when p.succeeded_at is not null then coalesce(
      (select d.size from drift d where d.organisation_id = p.organisation_id and d.part_id = p.id
        and d.kind = 'unknown-in-chat' and d.over_at is null limit 1), 0) end as unknown
    from reconcile_part p where p.organisation_id = ${of.organisationId} and p.channel_id = ${of.channelId} and p.part = 'count'`);
  return row?.unknown ?? null;
}
