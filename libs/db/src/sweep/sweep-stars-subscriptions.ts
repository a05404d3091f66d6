import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Looks after subscriptions in Stars whose time has come: those that a reading of the bot's transactions has covered are
 * promised their end; for the others the reading is made due. An hour later again if nothing comes of it.
 *
 * @param of.settleMs how long after the end a reading must be to cover it
 * @returns how many were found
 */
export async function sweepStarsSubscriptions(
  unit: UnitOfWork,
  of: { now: Date; limit: number; settleMs: number },
): Promise<number> {
  const now = of.now.toISOString();
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: SubscriptionId;
    covered: boolean;
    correlation_id: string;
  }>(sql`
    with due as (
      update subscription set due_at = ${new Date(of.now.getTime() + 3_600_000).toISOString()}
      where (organisation_id, id) in (
        select organisation_id, id from subscription where due_at <= ${now} and provider = 'stars'
        order by due_at limit ${of.limit} for update skip locked)
      returning organisation_id, id, order_id, account, paid_through
    ), found as (
      select due.organisation_id, due.id, b.id as bot_id, o.correlation_id, b.stars_read_at is not null
        and b.stars_read_at >= due.paid_through + ${of.settleMs} * interval '1 millisecond' as covered
      from due
      join bot b on b.organisation_id = due.organisation_id and b.telegram_id::text = due.account
      join "order" o on o.organisation_id = due.organisation_id and o.id = due.order_id
    ), asked as (
      insert into stars_reading as r (organisation_id, bot_id, due_at)
      select distinct organisation_id, bot_id, ${now}::timestamptz from found where not covered
      on conflict (organisation_id, bot_id) do update set due_at = least(r.due_at, excluded.due_at)
    )
    select organisation_id, id, covered, correlation_id from found`);
  for (const {
    organisation_id: organisationId,
    id: subscriptionId,
    covered,
    correlation_id: correlationId,
  } of rows)
    if (covered)
      unit.promise({ name: 'stars.expire', payload: { organisationId, subscriptionId, correlationId } });
  return rows.length;
}
