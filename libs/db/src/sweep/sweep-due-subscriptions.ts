import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { askedAt, askedNow } from '../sync/asked-lately.ts';
import { sweepAfterMs } from './sweep-after.ts';

/**
 * Asks for subscriptions to be read whose time has come (end of grace, of a trial, of a period), an hour later again if
 * nothing comes of it. Those of an account that was disconnected cannot be read, and are left to `takeLapsed`. Bounded, and
 * safe with many workers.
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
    wanted: boolean;
  }>(sql`
    with due as (
      update subscription set due_at = ${new Date(of.now.getTime() + 3_600_000).toISOString()}
      where (organisation_id, id) in (
        -- The sync row is locked first, as by those who apply a read.
        select u.organisation_id, u.id from subscription u
        join sync_object o on (o.account, o.livemode, o.object_id) = (u.account, u.livemode, u.provider_id)
        where u.due_at <= ${now} and u.provider = 'stripe' and not exists (select from stripe_account a
          where a.account = u.account and a.livemode = u.livemode and a.disconnected_at is not null)
        order by u.due_at limit ${of.limit} for update of o skip locked)
        -- Asked again of the row itself, for somebody may have found it since this statement began.
        and due_at <= ${now}
      returning account, livemode, provider_id
    )
    update sync_object s set requested_seq = s.requested_seq + 1, asked_at = ${sql.raw(askedAt)},
      due_at = case when s.requested_seq > s.applied_seq then s.due_at else ${new Date(of.now.getTime() + sweepAfterMs).toISOString()}::timestamptz end
    from due where (s.account, s.livemode, s.object_id) = (due.account, due.livemode, due.provider_id)
    returning s.account, s.livemode, s.object_id as provider_id, s.correlation_id, s.asked_at = ${sql.raw(askedNow)} as wanted`);
  for (const { account, livemode, provider_id: objectId, correlation_id: correlationId, wanted } of rows) {
    if (!wanted) continue;
    unit.promise({
      name: 'payment.sync',
      payload: { account, livemode, objectKind: 'subscription', objectId, correlationId },
    });
  }
  return rows.length;
}
