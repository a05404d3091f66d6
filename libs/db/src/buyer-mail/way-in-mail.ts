import type { BuyerId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { localeOf } from '@latchkey/contracts/locale-schema';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Who has paid for an access, newest purchase first, and in which language they did. */
export async function findPayer(
  db: Db,
  of: { organisationId: OrganisationId; accessId: string },
): Promise<{ buyerId: BuyerId; email: string; locale: Locale } | null> {
  const [row] = await db.execute<{ buyer_id: BuyerId; email: string; locale: string | null }>(sql`
    select b.id as buyer_id, b.email, coalesce(k.locale, w.language_code) as locale
    from channel_access a
    join subscriber w on w.organisation_id = a.organisation_id and w.id = a.subscriber_id
    join source s on s.organisation_id = a.organisation_id and s.subscriber_id = a.subscriber_id
    join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id and l.deliverable_id = a.channel_id
    join buyer b on b.organisation_id = s.organisation_id and b.id = s.buyer_id and b.email is not null
    left join order_consent k on k.organisation_id = l.organisation_id and k.order_id = l.order_id
    where a.organisation_id = ${of.organisationId} and a.id = ${of.accessId}
    order by s.ended_at is null desc, s.id desc limit 1`);
  return row ? { buyerId: row.buyer_id, email: row.email, locale: localeOf(row.locale) } : null;
}

/** The way in as it is at the moment; null when the person may not come in, or is inside already. */
export async function findWayIn(
  db: Db,
  of: { organisationId: OrganisationId; accessId: string },
): Promise<{ channel: string; link: string | null } | null> {
  const [row] = await db.execute<{ channel: string; link: string | null }>(sql`
    select c.title as channel, case when c.link_state = 'live' then c.link end as link
    from channel_access a join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    where a.organisation_id = ${of.organisationId} and a.id = ${of.accessId} and a.state in ('PENDING', 'GRANTED')
      and a.joined_at is null`);
  return row ?? null;
}
