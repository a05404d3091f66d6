import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Up to when a subscription is paid by what was not given back; null: by nothing. */
export async function paidThrough(
  db: Db,
  of: { organisationId: OrganisationId; subscriptionId: SubscriptionId },
): Promise<Date | null> {
  const [row] = await db.execute<{ until: string | null }>(sql`
    select max(p.paid_through) as until from payment p
    where p.organisation_id = ${of.organisationId} and p.subscription_id = ${of.subscriptionId}
      and not exists (select from refund r where r.organisation_id = p.organisation_id and r.payment_id = p.id)`);
  return row?.until ? new Date(row.until) : null;
}
