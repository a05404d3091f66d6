import type { OrderId, OrganisationId, StripeAccountId } from '@latchkey/contracts/ids';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

type Of = { organisationId: OrganisationId; stripeAccountId: StripeAccountId; since: Date };

// Whoever has a subscription for an order was heard of, though its money may still be on its way.
const unheard = sql`o.status = 'open' and o.checkout_session_id is not null and not exists (
  select from subscription u where u.organisation_id = o.organisation_id and u.order_id = o.id)`;

/** When the oldest order of an account was begun, not before `since`, of which nothing was heard; null: there is none. */
export async function oldestOpenOrder(db: Db, of: Of): Promise<Date | null> {
  const [row] = await db.execute<{ created_at: string | null }>(sql`
    select min(o.created_at) as created_at from "order" o
    where o.organisation_id = ${of.organisationId} and o.stripe_account_id = ${of.stripeAccountId}
      and o.created_at >= ${of.since.toISOString()} and ${unheard}`);
  return row?.created_at ? new Date(row.created_at) : null;
}

/** Checkout Sessions of orders from before `since` of which nothing was heard, and that are not being read: the oldest `limit`. */
export async function forgottenSessions(
  db: Db,
  of: Of & { account: string; livemode: boolean; limit: number },
): Promise<Map<string, OrderId>> {
  return bySession(
    await db.execute<SessionRow>(sql`
      select o.checkout_session_id, o.id from "order" o
      where o.organisation_id = ${of.organisationId} and o.stripe_account_id = ${of.stripeAccountId}
        and o.created_at < ${of.since.toISOString()} and ${unheard} and ${isNotBeingRead(of)}
      order by o.created_at limit ${of.limit}`),
  );
}

/** Of these Checkout Sessions, those that belong to an order of which nothing was heard, and are not being read. */
export async function openSessions(
  db: Db,
  of: Of & { account: string; livemode: boolean; sessionIds: string[] },
): Promise<Map<string, OrderId>> {
  return bySession(
    await db.execute<SessionRow>(sql`
      select o.checkout_session_id, o.id from "order" o
      where o.organisation_id = ${of.organisationId} and o.stripe_account_id = ${of.stripeAccountId}
        and o.checkout_session_id = any(${sql.param(of.sessionIds)}::text[]) and ${unheard} and ${isNotBeingRead(of)}`),
  );
}

/** No signal of the order's session waits to be read. */
function isNotBeingRead({ account, livemode }: { account: string; livemode: boolean }): SQL {
  return sql`not exists (select from sync_object s where s.account = ${account} and s.livemode = ${livemode}
    and s.object_id = o.checkout_session_id and s.requested_seq > s.applied_seq)`;
}

type SessionRow = { checkout_session_id: string; id: OrderId };

function bySession(rows: Iterable<SessionRow>): Map<string, OrderId> {
  return new Map(Array.from(rows, (row) => [row.checkout_session_id, row.id]));
}
