import type { ChannelId, OrderId, OrderLineId, OrganisationId, PlanVersionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

interface Following {
  organisationId: OrganisationId;
  orderId: OrderId;
  planVersionId: PlanVersionId;
  at: Date;
}

/**
 * Makes an order deliver what a version of a plan opens: what it lacks gets a line and, where others of it are carried
 * already, a source as they have; what the version opens no more ends now. The caller holds the order's lock, finds out anew
 * what money ends, and settles the accesses.
 */
export async function followVersion(db: Db, of: Following): Promise<void> {
  const { organisationId, orderId, planVersionId } = of;
  const [lines, wanted] = await Promise.all([
    db.execute<{ id: OrderLineId; channel_id: ChannelId }>(sql`
      select id, deliverable_id as channel_id from order_line
      where organisation_id = ${organisationId} and order_id = ${orderId} and deliverable_kind = 'channel'`),
    db.execute<{ channel_id: ChannelId }>(sql`
      select deliverable_id as channel_id from plan_deliverable
      where organisation_id = ${organisationId} and plan_version_id = ${planVersionId} and deliverable_kind = 'channel'
      order by deliverable_id`),
  ]);
  const channels = new Set(wanted.map((row) => row.channel_id));
  const held = new Set(lines.map((line) => line.channel_id));
  const kept = lines.filter((line) => channels.has(line.channel_id)).map(({ id }) => id);
  const gone = lines.filter((line) => !channels.has(line.channel_id)).map(({ id }) => id);
  await addLines(
    db,
    of,
    [...channels].filter((channelId) => !held.has(channelId)),
  );
  await openAgain(db, of, kept);
  await endLines(db, of, gone);
}

async function addLines(db: Db, of: Following, channelIds: readonly ChannelId[]): Promise<void> {
  const { organisationId, orderId, at } = of;
  const added = channelIds.map((channelId) => ({ id: newId('orderLine'), channelId }));
  for (const { id, channelId } of added) {
    await db.execute(sql`
      insert into order_line (organisation_id, id, order_id, deliverable_kind, deliverable_id)
      values (${organisationId}, ${id}, ${orderId}, 'channel', ${channelId})`);
    // As a line of the order that is carried already; an order that is not paid yet has none, and opens all when it is.
    await db.execute(sql`
      insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, subscription_id, payment_id, ends_at,
        ended_at, end_reason, created_at)
      select organisation_id, 'src_' || substr(${id}, 5), kind, ${id}, buyer_id, subscriber_id, subscription_id, payment_id, ends_at,
        case when end_reason <> 'plan_changed' then ended_at end, nullif(end_reason, 'plan_changed'), ${at.toISOString()}
      from source where organisation_id = ${organisationId} and order_line_id in (
        select id from order_line where organisation_id = ${organisationId} and order_id = ${orderId})
      order by ended_at desc nulls first, id limit 1`);
  }
}

/** What an earlier version had ended, and this one opens again. */
async function openAgain(
  db: Db,
  { organisationId }: Following,
  lineIds: readonly OrderLineId[],
): Promise<void> {
  await db.execute(sql`
    update source set ended_at = null, end_reason = null
    where organisation_id = ${organisationId} and order_line_id = any(${sql.param([...lineIds])}::text[])
      and end_reason = 'plan_changed'`);
}

/** An end that money had given, and might take back, is of the plan from now on; that of a moved account is not ours. */
async function endLines(
  db: Db,
  { organisationId, at }: Following,
  lineIds: readonly OrderLineId[],
): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`;
  await db.execute(sql`
    update source set ended_at = least(ended_at, ${now}), end_reason = 'plan_changed'
    where organisation_id = ${organisationId} and order_line_id = any(${sql.param([...lineIds])}::text[])
      and (ended_at is null or end_reason in ('refunded', 'disputed', 'period_over'))`);
}
