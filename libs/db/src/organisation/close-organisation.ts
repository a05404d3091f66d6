import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Who would be left alone if an organisation were closed. */
export interface OrganisationTies {
  members: number;
  subscriptions: number;
  openOrders: number;
}

/** An order without a checkout may get one for as long as its buyer's page waits for it. */
const openingMs = 3_600_000;

/** What holds an organisation: people in its channels, subscriptions that are charged, purchases under way. */
export async function findOrganisationTies(
  db: Db,
  { organisationId, now }: { organisationId: OrganisationId; now: Date },
): Promise<OrganisationTies> {
  const [row] = await db.execute<{ members: number; subscriptions: number; open_orders: number }>(sql`
    select
      (select count(distinct subscriber_id)::int from channel_access
        where organisation_id = ${organisationId} and state <> 'REVOKED') as members,
      (select count(*)::int from subscription where organisation_id = ${organisationId}
        and status not in ('canceled', 'incomplete_expired') and ended_at is null) as subscriptions,
      (select count(*)::int from "order" o where o.organisation_id = ${organisationId} and (o.status = 'processing'
        or (o.status = 'open' and coalesce(o.checkout_expires_at, o.created_at + ${openingMs} * interval '1 millisecond')
          > ${now.toISOString()}::timestamptz))) as open_orders`);
  return {
    members: row?.members ?? 0,
    subscriptions: row?.subscriptions ?? 0,
    openOrders: row?.open_orders ?? 0,
  };
}

/** Locks an organisation that is not closed. @returns its name; null when there is none */
export async function lockOrganisation(db: Db, organisationId: OrganisationId): Promise<string | null> {
  const [row] = await db.execute<{ name: string }>(
    sql`select name from organisation where id = ${organisationId} and closed_at is null for update`,
  );
  return row?.name ?? null;
}

/** Its channels that are still connected. */
export async function listConnected(db: Db, organisationId: OrganisationId): Promise<ChannelId[]> {
  const rows = await db.execute<{ id: ChannelId }>(sql`
    select id from channel where organisation_id = ${organisationId} and disconnected_at is null order by id for update`);
  return rows.map(({ id }) => id);
}

/** Nothing of it can be bought or redeemed any more, its keys open nothing, its bots are let go, and nobody acts in it. */
export async function writeClosed(
  db: Db,
  { organisationId, at }: { organisationId: OrganisationId; at: Date },
): Promise<void> {
  const now = at.toISOString();
  await db.execute(
    sql`update plan set archived_at = coalesce(archived_at, ${now}) where organisation_id = ${organisationId}`,
  );
  for (const table of ['coupon', 'access_code']) {
    await db.execute(sql`
      update ${sql.identifier(table)} set ended_at = ${now} where organisation_id = ${organisationId} and ended_at is null`);
  }
  await db.execute(sql`
    update api_key set revoked_at = ${now} where organisation_id = ${organisationId} and revoked_at is null`);
  // A bot that it registered may serve somebody else from now on.
  await db.execute(sql`
    update bot set token_ciphertext = null, token_rejected_at = null, removed_at = ${now}
    where organisation_id = ${organisationId} and token_ciphertext is not null`);
  await db.execute(sql`update organisation set closed_at = ${now} where id = ${organisationId}`);
}
