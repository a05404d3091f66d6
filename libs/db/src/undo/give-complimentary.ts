import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import type { RemovalFacts } from './load-removal.ts';

/** One removal is taken back once: its access, and the version at which it was decided. */
function keyOf({ accessId, decided }: RemovalFacts): string {
  return `undo:${accessId}:${decided?.version}`;
}

/** Until when was given for a removal that was taken back before; null in `until`: without end. null: it was not. */
export async function findGiven(db: Db, removal: RemovalFacts): Promise<{ until: Date | null } | null> {
  const [row] = await db.execute<{ ends_at: string | null }>(sql`
    select s.ends_at from "order" o
    join order_line l on l.organisation_id = o.organisation_id and l.order_id = o.id
    join source s on s.organisation_id = l.organisation_id and s.order_line_id = l.id
    where o.organisation_id = ${removal.organisationId} and o.idempotency_key = ${keyOf(removal)}`);
  return row ? { until: row.ends_at === null ? null : new Date(row.ends_at) } : null;
}

/**
 * Gives somebody time in a channel for nothing: an order of no amount after the last one that brought them there, with its
 * line and a complimentary source.
 */
export async function giveComplimentary(
  db: Db,
  removal: RemovalFacts,
  given: { until: Date | null; correlationId: string; at: Date },
): Promise<void> {
  const { organisationId, subscriberId, channelId } = removal;
  const [orderId, lineId, at] = [newId('order'), newId('orderLine'), given.at.toISOString()];
  const written = await db.execute(sql`
    with former as (
      select o.* from source s
      join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id and l.deliverable_id = ${channelId}
      join "order" o on o.organisation_id = l.organisation_id and o.id = l.order_id
      where s.organisation_id = ${organisationId} and s.subscriber_id = ${subscriberId}
      order by o.id desc limit 1
    )
    insert into "order" (organisation_id, id, buyer_id, subscriber_id, plan_version_id, plan_price_id, provider, stripe_account_id,
      livemode, status, amount_minor, currency, complimentary, idempotency_key, correlation_id, paid_at, created_at)
    select organisation_id, ${orderId}, buyer_id, ${subscriberId}, plan_version_id, plan_price_id, provider, stripe_account_id,
      livemode, 'paid', 0, currency, true, ${keyOf(removal)}, ${given.correlationId}, ${at}::timestamptz, ${at}::timestamptz
    from former returning id`);
  if (written.length === 0) throw new Error('an access without an order that brought it');
  await db.execute(sql`
    insert into order_line (organisation_id, id, order_id, deliverable_kind, deliverable_id)
    values (${organisationId}, ${lineId}, ${orderId}, 'channel', ${channelId})`);
  await db.execute(sql`
    insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, ends_at, created_at)
    select organisation_id, ${newId('source')}, 'complimentary', ${lineId}, buyer_id, ${subscriberId},
      ${given.until?.toISOString() ?? null}::timestamptz, ${at}::timestamptz
    from "order" where organisation_id = ${organisationId} and id = ${orderId}`);
}
