import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface NamedSubject {
  channelTitle: string | null;
  personName: string | null;
  subscriberId: SubscriberId | null;
}

interface Row extends Record<string, unknown> {
  id: string;
  title: string | null;
  subscriber_id: SubscriberId | null;
  name: string | null;
}

/**
 * What a creator calls what has one of these ids: channels, and the people behind accesses, payments, disputes, withdrawals
 * requests to be erased and to be answered. Others are left out.
 */
export async function nameSubjects(
  db: Db,
  organisationId: OrganisationId,
  ids: readonly string[],
): Promise<Map<string, NamedSubject>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    with wanted as (select unnest(${sql.param([...ids])}::text[]) as id),
    about as (
      select c.id, c.title, null as subscriber_id, null as email from channel c
      where c.organisation_id = ${organisationId} and c.id in (select id from wanted)
      union all
      select a.id, c.title, a.subscriber_id, null from channel_access a
      join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
      where a.organisation_id = ${organisationId} and a.id in (select id from wanted)
      union all
      select p.id, null, o.subscriber_id, null from payment p
      join "order" o on o.organisation_id = p.organisation_id and o.id = p.order_id
      where p.organisation_id = ${organisationId} and p.id in (select id from wanted)
      union all
      select d.id, null, o.subscriber_id, null from dispute d
      join payment p on p.organisation_id = d.organisation_id and p.id = d.payment_id
      join "order" o on o.organisation_id = p.organisation_id and o.id = p.order_id
      where d.organisation_id = ${organisationId} and d.id in (select id from wanted)
      union all
      select w.id, null, o.subscriber_id, w.email from withdrawal w
      join "order" o on o.organisation_id = w.organisation_id and o.id = w.order_id
      where w.organisation_id = ${organisationId} and w.id in (select id from wanted)
      union all
      select r.id, null, coalesce(
        (select s.id from subscriber s where s.organisation_id = r.organisation_id and s.telegram_id = r.telegram_id),
        (select o.subscriber_id from "order" o join buyer e on e.organisation_id = o.organisation_id and e.id = o.buyer_id
          where o.organisation_id = r.organisation_id and e.email = r.email order by o.id desc limit 1)), r.email
      from erasure_request r
      where r.organisation_id = ${organisationId} and r.id in (select id from wanted)
      union all
      select q.id, null, q.subscriber_id, null from support_request q
      where q.organisation_id = ${organisationId} and q.id in (select id from wanted))
    select about.id, about.title, about.subscriber_id,
      coalesce(s.first_name, '@' || s.username, about.email,
        (select e.email from "order" o join buyer e on e.organisation_id = o.organisation_id and e.id = o.buyer_id
          where o.organisation_id = s.organisation_id and o.subscriber_id = s.id and e.email is not null
          order by o.status = 'paid' desc, o.id desc limit 1),
        s.telegram_id::text) as name
    from about left join subscriber s on s.organisation_id = ${organisationId} and s.id = about.subscriber_id`);
  return new Map(
    rows.map(({ id, title, name, subscriber_id: subscriberId }) => [
      id,
      { channelTitle: title, personName: name, subscriberId },
    ]),
  );
}
