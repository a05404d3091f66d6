import type { ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A source that was ended so long before somebody had to leave was not what they left by. */
const lately = '7 days';

/**
 * Until when each source that somebody had in a channel when they were removed would have lasted, by what had been paid until
 * then; null: without end. Sources of which nothing is known to have been paid are left out.
 */
export async function listEnds(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; channelId: ChannelId; removedAt: Date },
): Promise<(Date | null)[]> {
  const removedAt = of.removedAt.toISOString();
  const rows = await db.execute<{ carried: boolean; until: string | null }>(sql`
    select s.subscription_id is not null as carried,
      case when s.subscription_id is null then s.ends_at else greatest(u.trial_end, (
        select max(p.paid_through) from payment p
        where p.organisation_id = s.organisation_id and p.subscription_id = s.subscription_id and p.paid_at <= ${removedAt}
      )) end as until
    from source s
    join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id
      and l.deliverable_kind = 'channel' and l.deliverable_id = ${of.channelId}
    left join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
    where s.organisation_id = ${of.organisationId} and s.subscriber_id = ${of.subscriberId} and s.created_at <= ${removedAt}
      and (s.ended_at is null or s.ended_at >= ${removedAt}::timestamptz - ${lately}::interval)`);
  return rows
    .filter(({ carried, until }) => !carried || until !== null)
    .map(({ until }) => (until === null ? null : new Date(until)));
}
