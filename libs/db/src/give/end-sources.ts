import type { ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql, words } from '../gather/set-sql.ts';

/** Ends whatever entitles somebody, in one channel or (null) in all. What money is taken back later does not open it again. */
export async function endSources(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; channelId: ChannelId | null; at: Date },
): Promise<void> {
  const at = of.at.toISOString();
  const there = of.channelId ? setSql`and l.deliverable_id = ${of.channelId}` : words('');
  await db.execute(setSql`
    update source s set ended_at = ${at}::timestamptz, end_reason = 'no_longer_entitled'
    from order_line l
    where s.organisation_id = ${of.organisationId} and s.subscriber_id = ${of.subscriberId}
      and l.organisation_id = s.organisation_id and l.id = s.order_line_id ${there}
      and (s.ended_at is null or s.ended_at > ${at}::timestamptz) and (s.ends_at is null or s.ends_at > ${at}::timestamptz)`);
}
