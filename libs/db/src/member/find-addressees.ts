import type { BuyerId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

const most = 20;

/**
 * Where somebody has bought with this address: one buyer for each organisation, unless a link went there within the last
 * minute, or five within the hour.
 */
export async function findAddressees(
  db: Db,
  { email, now }: { email: string; now: Date },
): Promise<{ organisationId: OrganisationId; buyerId: BuyerId }[]> {
  const rows = await db.execute<{ organisation_id: OrganisationId; buyer_id: BuyerId }>(sql`
    select distinct on (b.organisation_id) b.organisation_id, b.id as buyer_id
    from buyer b join "order" o on o.organisation_id = b.organisation_id and o.buyer_id = b.id and o.status in ('processing', 'paid')
    where lower(b.email) = ${email}
      and not exists (select from buyer_mail m where m.email = ${email} and m.kind = 'member_link'
        and m.organisation_id = b.organisation_id and m.created_at > ${ago(now, 60_000)})
      and 5 > (select count(*) from buyer_mail m where m.email = ${email} and m.kind = 'member_link'
        and m.organisation_id = b.organisation_id and m.created_at > ${ago(now, 3_600_000)})
    order by b.organisation_id, b.id desc limit ${most}`);
  return rows.map((row) => ({ organisationId: row.organisation_id, buyerId: row.buyer_id }));
}

function ago(now: Date, ms: number): string {
  return new Date(now.getTime() - ms).toISOString();
}
