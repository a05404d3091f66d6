import type { ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { itsSubscription, liveSource } from '../subscriber-list/member-selection.ts';

/**
 * Up to when somebody is in a channel by what is paid or given now: `without_end` for what was bought or given for good;
 * null: by nothing.
 */
export async function findLatestEnd(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; channelId: ChannelId; now: Date },
): Promise<Date | 'without_end' | null> {
  const [row] = await db.execute<{ for_good: boolean | null; until: string | null }>(setSql`
    select bool_or(u.id is null and src.ends_at is null and src.ended_at is null) as for_good,
      max(least(case when u.id is null then src.ends_at else greatest(u.paid_through, u.trial_end) end, src.ended_at)) as until
    from source src
    join order_line l on l.organisation_id = src.organisation_id and l.id = src.order_line_id and l.deliverable_id = ${of.channelId}
    ${itsSubscription}
    where src.organisation_id = ${of.organisationId} and src.subscriber_id = ${of.subscriberId} and ${liveSource(of.now)}`);
  if (row?.for_good) return 'without_end';
  return row?.until ? new Date(row.until) : null;
}
