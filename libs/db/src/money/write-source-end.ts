import type { RevokeReason } from '@latchkey/contracts/access/reasons';
import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** When and why the sources of an order end before their time. */
export interface SourceEnd {
  at: Date;
  reason: Extract<RevokeReason, 'refunded' | 'disputed' | 'period_over'>;
}

/**
 * Writes the end that money gives the sources of an order; null opens them again. An end for another reason (a source that
 * was moved, for instance) is nobody's to undo here.
 */
export async function writeSourceEnd(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId },
  end: SourceEnd | null,
): Promise<void> {
  await db.execute(sql`
    update source s set ended_at = ${end?.at.toISOString() ?? null}::timestamptz, end_reason = ${end?.reason ?? null}::revoke_reason
    from order_line l
    where l.organisation_id = ${of.organisationId} and l.order_id = ${of.orderId}
      and s.organisation_id = l.organisation_id and s.order_line_id = l.id
      and (s.ended_at is null or s.end_reason in ('refunded', 'disputed', 'period_over'))
      and (s.ended_at is distinct from ${end?.at.toISOString() ?? null}::timestamptz
        or s.end_reason is distinct from ${end?.reason ?? null}::revoke_reason)`);
}
