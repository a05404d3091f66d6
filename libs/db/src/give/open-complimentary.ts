import type {
  BuyerId,
  ChannelId,
  OrderId,
  OrganisationId,
  PlanVersionId,
  SubscriberId,
} from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql, words } from '../gather/set-sql.ts';
import { newId } from '../new-id.ts';

export interface Complimentary {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
  channelIds: readonly ChannelId[];
  /** As which plan it is given; left out: the one that brought the person there last, or else one that opens the channel. */
  planVersionId?: PlanVersionId;
  /** Of a buyer who is not on file yet. */
  email?: string | null;
  /** One order is made of it, however often it is asked for. */
  key: string;
  until: Date | null;
  correlationId: string;
  at: Date;
}

/** What was given under a key before; `until` null: without end. */
export async function findComplimentary(
  db: Db,
  of: { organisationId: OrganisationId; key: string },
): Promise<{ orderId: OrderId; until: Date | null } | null> {
  const [row] = await db.execute<{ id: OrderId; ends_at: string | null }>(setSql`
    select o.id, s.ends_at from "order" o
    join order_line l on l.organisation_id = o.organisation_id and l.order_id = o.id
    join source s on s.organisation_id = l.organisation_id and s.order_line_id = l.id
    where o.organisation_id = ${of.organisationId} and o.idempotency_key = ${of.key}`);
  return row ? { orderId: row.id, until: row.ends_at === null ? null : new Date(row.ends_at) } : null;
}

/**
 * Gives somebody time in some channels for nothing: an order of no amount with its lines, and a complimentary source for
 * each.
 *
 * @returns null when no plan was ever made that opens the channel
 */
export async function openComplimentary(db: Db, given: Complimentary): Promise<OrderId | null> {
  const { organisationId, subscriberId, channelIds } = given;
  const [orderId, at] = [newId('order'), given.at.toISOString()];
  const buyerId = await buyerOf(db, given);
  const written = await db.execute(setSql`
    with chosen as (${given.planVersionId ? ofVersion(given, given.planVersionId) : ofChannel(given)})
    insert into "order" (organisation_id, id, buyer_id, subscriber_id, plan_version_id, plan_price_id, provider, stripe_account_id,
      livemode, status, amount_minor, currency, complimentary, idempotency_key, correlation_id, paid_at, created_at)
    select ${organisationId}, ${orderId}, ${buyerId}, ${subscriberId}, plan_version_id, plan_price_id, provider, stripe_account_id,
      livemode, 'paid', 0, currency, true, ${given.key}, ${given.correlationId}, ${at}::timestamptz, ${at}::timestamptz
    from chosen returning id`);
  if (written.length === 0) return null;
  const lines = channelIds.map((channelId) => ({
    channelId,
    id: newId('orderLine'),
    sourceId: newId('source'),
  }));
  const column = (pick: (line: (typeof lines)[number]) => string) => listOf(lines, pick);
  await db.execute(setSql`
    insert into order_line (organisation_id, id, order_id, deliverable_kind, deliverable_id)
    select ${organisationId}, id, ${orderId}, 'channel', channel_id
    from unnest(${column(({ id }) => id)}, ${column(({ channelId }) => channelId)}) as t (id, channel_id)`);
  await db.execute(setSql`
    insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, ends_at, created_at)
    select ${organisationId}, source_id, 'complimentary', line_id, ${buyerId}, ${subscriberId},
      ${given.until?.toISOString() ?? null}::timestamptz, ${at}::timestamptz
    from unnest(${column(({ sourceId }) => sourceId)}, ${column(({ id }) => id)}) as t (source_id, line_id)`);
  return orderId;
}

/** Who has bought for this person last; somebody new where nobody has. */
async function buyerOf(db: Db, { organisationId, subscriberId, email, at }: Complimentary): Promise<BuyerId> {
  const [known] = await db.execute<{ buyer_id: BuyerId }>(setSql`
    select buyer_id from "order" where organisation_id = ${organisationId} and subscriber_id = ${subscriberId}
    order by id desc limit 1`);
  if (known) return known.buyer_id;
  const buyerId = newId('buyer');
  await db.execute(setSql`
    insert into buyer (organisation_id, id, email, created_at)
    values (${organisationId}, ${buyerId}, ${email ?? null}, ${at.toISOString()}::timestamptz)`);
  return buyerId;
}

const priceColumns =
  words(`r.plan_version_id, r.id as plan_price_id, r.provider, r.stripe_account_id, r.currency,
  coalesce((select t.livemode from stripe_account t where t.organisation_id = r.organisation_id and t.id = r.stripe_account_id), true)
    as livemode`);

function ofVersion({ organisationId }: Complimentary, planVersionId: PlanVersionId) {
  return setSql`
    select ${priceColumns} from plan_price r where r.organisation_id = ${organisationId} and r.plan_version_id = ${planVersionId}
    order by r.provider, r.id limit 1`;
}

function ofChannel({ organisationId, subscriberId, channelIds }: Complimentary) {
  const channelId = channelIds[0] ?? null;
  return setSql`
    select plan_version_id, plan_price_id, provider, stripe_account_id, currency, livemode from (
      (select 1 as choice, o.plan_version_id, o.plan_price_id, o.provider, o.stripe_account_id, o.currency, o.livemode
        from source s
        join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id and l.deliverable_id = ${channelId}
        join "order" o on o.organisation_id = l.organisation_id and o.id = l.order_id
        where s.organisation_id = ${organisationId} and s.subscriber_id = ${subscriberId} order by o.id desc limit 1)
      union all
      (select 2, c.plan_version_id, c.plan_price_id, c.provider, c.stripe_account_id, c.currency, c.livemode
        from (select ${priceColumns}, r.organisation_id from plan_price r) c
        join plan_deliverable d on d.organisation_id = c.organisation_id and d.plan_version_id = c.plan_version_id
        where c.organisation_id = ${organisationId} and d.deliverable_id = ${channelId}
        order by c.plan_version_id desc, c.provider limit 1)
    ) known order by choice limit 1`;
}
