import type { OrderId, OrganisationId, SubscriberId, SubscriptionId } from '@latchkey/contracts/ids';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** An organisation that a bot serves and with which a person has to do. */
export interface Served {
  organisationId: OrganisationId;
  name: string;
  /** What stands for it in addresses. */
  slug: string;
  /** Who the person is there; null: nobody yet. */
  subscriberId: SubscriberId | null;
  /** Since when their request to be erased waits. */
  erasureAskedAt: Date | null;
}

const most = 12;

/** The organisations that a bot serves and that know a person; of an own bot its organisation in any case. By name. */
export async function listServed(
  db: Db,
  of: { botTelegramId: number; telegramId: number },
): Promise<Served[]> {
  const rows = await db.execute<{
    id: OrganisationId;
    name: string;
    slug: string | null;
    subscriber_id: SubscriberId | null;
    erasure_asked_at: string | null;
  }>(sql`
    select g.id, g.name, g.slug, s.id as subscriber_id,
      (select max(e.requested_at) from erasure_request e where e.organisation_id = g.id and e.telegram_id = ${of.telegramId}
        and e.answered_at is null) as erasure_asked_at
    from bot b
    join organisation g on g.id = b.organisation_id
    left join subscriber s on s.organisation_id = b.organisation_id and s.telegram_id = ${of.telegramId}
    where b.telegram_id = ${of.botTelegramId} and (s.id is not null or not b.is_platform)
    order by g.name, g.id limit ${most}`);
  return rows.map((row) => ({
    organisationId: row.id,
    name: row.name,
    slug: row.slug ?? row.id,
    subscriberId: row.subscriber_id,
    erasureAskedAt: row.erasure_asked_at === null ? null : new Date(row.erasure_asked_at),
  }));
}

/** The organisation of an order or a subscription, if the bot serves it; whose it is there is for the caller to see. */
export async function findServedOrganisation(
  db: Db,
  botTelegramId: number,
  of: { orderId: OrderId } | { subscriptionId: SubscriptionId },
): Promise<OrganisationId | null> {
  const from: SQL =
    'orderId' in of
      ? sql`"order" x where x.id = ${of.orderId}`
      : sql`subscription x where x.id = ${of.subscriptionId}`;
  const [row] = await db.execute<{ organisation_id: OrganisationId }>(sql`
    select x.organisation_id from ${from} and exists (
      select from bot b where b.organisation_id = x.organisation_id and b.telegram_id = ${botTelegramId})`);
  return row?.organisation_id ?? null;
}
