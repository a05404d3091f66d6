import type { OrderId, OrganisationId, WithdrawalId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Money that arrives, or a subscription that is heard of, after its buyer has withdrawn: it goes back whole, and it ends.
 * Adds what is not planned yet and promises that it is carried out.
 */
export async function addLateActs(
  unit: UnitOfWork,
  of: { organisationId: OrganisationId; orderId: OrderId; at: Date },
): Promise<void> {
  const [row] = await unit.db.execute<{ id: WithdrawalId; correlation_id: string }>(sql`
    with late as (
      select jsonb_build_object('act', 'refund', 'subject', p.id, 'amountMinor', p.amount_minor::text, 'currency', p.currency,
        'outcome', 'pending', 'obstacle', null) as act
      from payment p where p.organisation_id = ${of.organisationId} and p.order_id = ${of.orderId} and p.amount_minor > 0
        and p.provider = 'stripe'
      union all
      select jsonb_build_object('act', 'cancel', 'subject', u.id, 'outcome', 'pending', 'obstacle', null)
      from subscription u where u.organisation_id = ${of.organisationId} and u.order_id = ${of.orderId} and u.ended_at is null
        and u.status not in ('canceled', 'incomplete_expired') and u.provider = 'stripe'
    )
    update withdrawal w set state = 'pending', due_at = ${of.at.toISOString()},
      acts = w.acts || (select jsonb_agg(l.act) from late l
        where not exists (select from jsonb_array_elements(w.acts) a where a ->> 'subject' = l.act ->> 'subject'))
    where w.organisation_id = ${of.organisationId} and w.order_id = ${of.orderId}
      and exists (select from late l
        where not exists (select from jsonb_array_elements(w.acts) a where a ->> 'subject' = l.act ->> 'subject'))
    returning w.id, w.correlation_id`);
  if (!row) return;
  unit.promise({
    name: 'payment.settleWithdrawal',
    payload: { organisationId: of.organisationId, withdrawalId: row.id, correlationId: row.correlation_id },
  });
}
