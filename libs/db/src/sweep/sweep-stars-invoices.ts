import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/** Who waits for an invoice in the Mini App has gone after so long, in milliseconds; who comes back asks anew. */
const waitedForMs = 120_000;

/** Promises links to invoices that nobody has made in time, while somebody may wait for them. @returns how many were found */
export async function sweepStarsInvoices(
  unit: UnitOfWork,
  of: { now: Date; limit: number },
): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    order_id: OrderId;
    correlation_id: string;
    due_at: string | null;
  }>(sql`
    update stars_invoice set due_at = case when asked_at > ${new Date(of.now.getTime() - waitedForMs).toISOString()}::timestamptz
      then ${new Date(of.now.getTime() + 60_000).toISOString()}::timestamptz end
    where (organisation_id, order_id) in (
      select organisation_id, order_id from stars_invoice where due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, order_id, correlation_id, due_at`);
  for (const {
    organisation_id: organisationId,
    order_id: orderId,
    correlation_id: correlationId,
    due_at,
  } of rows)
    if (due_at)
      unit.promise({ name: 'stars.invoiceLink', payload: { organisationId, orderId, correlationId } });
  return rows.length;
}
