import type { OrderId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

/** Whose complimentary order it is, with the order locked; null when the organisation has none such. */
export async function lockComplimentary(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId },
): Promise<SubscriberId | null> {
  const [row] = await db.execute<{ subscriber_id: SubscriberId }>(setSql`
    select subscriber_id from "order" where organisation_id = ${of.organisationId} and id = ${of.orderId} and complimentary
    for no key update`);
  return row?.subscriber_id ?? null;
}

/** Ends what is left of the time that an order gave. @returns whether anything was left */
export async function endComplimentary(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId; at: Date },
): Promise<boolean> {
  const at = of.at.toISOString();
  const rows = await db.execute(setSql`
    update source s set ended_at = ${at}::timestamptz, end_reason = 'no_longer_entitled'
    from order_line l
    where l.organisation_id = ${of.organisationId} and l.order_id = ${of.orderId} and s.organisation_id = l.organisation_id
      and s.order_line_id = l.id and s.ended_at is null and (s.ends_at is null or s.ends_at > ${at}::timestamptz)
    returning s.id`);
  return rows.length > 0;
}
