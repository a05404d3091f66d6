import type { OrderId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** An order whose subscription nobody can read any more, and up to when it was paid for. */
export interface Lapsed {
  organisationId: OrganisationId;
  orderId: OrderId;
  subscriberId: SubscriberId;
  correlationId: string;
  at: Date;
}

/**
 * Takes the subscriptions whose time has come on accounts that were disconnected. They go on to the end of what was paid
 * for, of a grace, or of a trial: those that are not there yet are put off until then, those that are there are returned.
 * Bounded, and safe with many workers.
 *
 * @returns how many were found, and which of them are over
 */
export async function takeLapsed(
  db: Db,
  of: { now: Date; limit: number },
): Promise<{ found: number; lapsed: Lapsed[] }> {
  const now = of.now.toISOString();
  const rows = await db.execute<Row>(sql`
    with due as (
      select u.organisation_id, u.id, u.order_id, greatest(u.paid_through, u.grace_until, u.trial_end) as lapses_at
      from subscription u join stripe_account a on a.account = u.account and a.livemode = u.livemode
      where u.due_at <= ${now} and u.provider = 'stripe' and a.disconnected_at is not null
      order by u.due_at limit ${of.limit} for update of u skip locked
    )
    update subscription u set due_at = case when due.lapses_at > ${now} then due.lapses_at end
    from due join "order" o on o.organisation_id = due.organisation_id and o.id = due.order_id
    where u.organisation_id = due.organisation_id and u.id = due.id
    returning u.organisation_id, u.order_id, o.subscriber_id, o.correlation_id, due.lapses_at, due.lapses_at <= ${now} as lapsed`);
  const lapsed = rows.flatMap((row) =>
    row.lapsed && row.lapses_at !== null
      ? {
          organisationId: row.organisation_id,
          orderId: row.order_id,
          subscriberId: row.subscriber_id,
          correlationId: row.correlation_id,
          at: new Date(row.lapses_at),
        }
      : [],
  );
  return { found: rows.length, lapsed };
}

interface Row extends Record<string, unknown> {
  organisation_id: OrganisationId;
  order_id: OrderId;
  subscriber_id: SubscriberId;
  correlation_id: string;
  lapses_at: string | null;
  lapsed: boolean | null;
}
