import type { BuyerMailId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/** Mails whose job was lost are promised again. @returns how many were found */
export async function sweepBuyerMails(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: BuyerMailId;
    correlation_id: string;
  }>(sql`
    update buyer_mail set due_at = ${new Date(of.now.getTime() + 60_000).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from buyer_mail where state = 'queued' and due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const { organisation_id: organisationId, id: buyerMailId, correlation_id: correlationId } of rows) {
    unit.promise({ name: 'buyerMail.send', payload: { organisationId, buyerMailId, correlationId } });
  }
  return rows.length;
}
