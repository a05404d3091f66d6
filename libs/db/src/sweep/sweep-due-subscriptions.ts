import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Asks for subscriptions to be read whose time has come (end of grace, of a trial, of a period), an hour later again if
 * nothing comes of it. Bounded, and safe with many workers.
 *
 * @returns how many were found
 */
export async function sweepDueSubscriptions(
  unit: UnitOfWork,
  of: { now: Date; limit: number },
): Promise<number> {
  const now = of.now.toISOString();
  const rows = await unit.db.execute<{
    account: string;
    livemode: boolean;
    provider_id: string;
    correlation_id: string;
  }>(sql`
    with due as (
      update subscription set due_at = ${new Date(of.now.getTime() + 3_600_000).toISOString()}
      where (organisation_id, id) in (
        select organisation_id, id from subscription where due_at <= ${now} and provider = 'stripe'
        order by due_at limit ${of.limit} for update skip locked)
      returning organisation_id, account, livemode, provider_id, order_id
    )
    insert into sync_object as s (account, livemode, object_id, object_kind, organisation_id, requested_seq, requested_at, correlation_id)
    select due.account, due.livemode, due.provider_id, 'subscription', due.organisation_id, 1, ${now}::timestamptz, o.correlation_id
    from due join "order" o on o.organisation_id = due.organisation_id and o.id = due.order_id
    on conflict (account, livemode, object_id) do update set requested_seq = s.requested_seq + 1,
      requested_at = case when s.requested_seq > s.applied_seq then s.requested_at else excluded.requested_at end
    returning account, livemode, object_id as provider_id, correlation_id`);
  for (const { account, livemode, provider_id: objectId, correlation_id: correlationId } of rows) {
    unit.promise({
      name: 'payment.sync',
      payload: { account, livemode, objectKind: 'subscription', objectId, correlationId },
    });
  }
  return rows.length;
}
