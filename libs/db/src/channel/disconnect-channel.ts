import type { ChannelId, DriftId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

type Of = { organisationId: OrganisationId; channelId: ChannelId };

/** Locks a connected channel, so that nobody is given an access to it meanwhile. @returns its title; null when there is none */
export async function lockChannel(db: Db, of: Of): Promise<string | null> {
  const [row] = await db.execute<{ title: string }>(sql`
    select title from channel where organisation_id = ${of.organisationId} and id = ${of.channelId} and disconnected_at is null
    for update`);
  return row?.title ?? null;
}

/** Lets a channel go: nobody looks at it any more, and what differed in it is over. @returns those drifts */
export async function writeDisconnection(db: Db, of: Of & { at: Date }): Promise<DriftId[]> {
  const at = of.at.toISOString();
  const rows = await db.execute<{ id: DriftId }>(sql`
    with gone as (
      update channel set disconnected_at = ${at}, due_at = null, lease_token = null, lease_until = null, invite_again_due_at = null
      where organisation_id = ${of.organisationId} and id = ${of.channelId} returning organisation_id, id
    )
    update drift d set over_at = ${at}, closed_at = coalesce(d.closed_at, ${at}), waits_for_person = false,
      state = case when d.state = 'open' then 'fixed' else d.state end
    from gone join reconcile_part p on p.organisation_id = gone.organisation_id and p.channel_id = gone.id
    where d.organisation_id = p.organisation_id and d.part_id = p.id and d.over_at is null
    returning d.id`);
  return rows.map(({ id }) => id);
}
