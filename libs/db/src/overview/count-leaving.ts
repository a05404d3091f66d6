import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Persons who are in and have a subscription that ends with what is paid, and none that goes on. */
export async function countLeaving(
  db: Db,
  of: { organisationId: OrganisationId; livemode: boolean },
): Promise<number> {
  const [row] = await db.execute<{ leaving: number }>(sql`
    select count(*)::int as leaving from (
      select o.subscriber_id from subscription u
      join "order" o on o.organisation_id = u.organisation_id and o.id = u.order_id
      where u.organisation_id = ${of.organisationId} and u.ended_at is null and u.status in ('active', 'trialing', 'past_due')
        and (u.provider = 'stars' or u.livemode = ${of.livemode})
      group by o.subscriber_id having bool_and(u.cancel_at is not null)) person
    where exists (select from channel_access a where a.organisation_id = ${of.organisationId}
      and a.subscriber_id = person.subscriber_id and a.state in ('PENDING', 'GRANTED'))`);
  return row?.leaving ?? 0;
}
