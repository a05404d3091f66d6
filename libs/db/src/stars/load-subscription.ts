import type { StarsRenewalState } from '@latchkey/contracts/facts/stars-renewal';
import type { SubscriptionStatus } from '@latchkey/contracts/facts/subscription-fact';
import type { OrderId, OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A subscription in Stars with everything that is known of its next payment. */
export interface StarsSubscription {
  id: SubscriptionId;
  orderId: OrderId;
  botTelegramId: number;
  status: SubscriptionStatus;
  paidThrough: Date | null;
  cancelAt: Date | null;
  endedAt: Date | null;
  renewal: { state: StarsRenewalState; saidAt: Date; byBot: boolean } | null;
  /** Up to when the bot's transactions have been read. */
  starsReadAt: Date | null;
}

/** The subscription of an organisation by its own id or by that of its order; null: there is none in Stars. */
export async function loadSubscription(
  db: Db,
  of: { organisationId: OrganisationId } & ({ subscriptionId: SubscriptionId } | { orderId: OrderId }),
): Promise<StarsSubscription | null> {
  const which: SQL = 'orderId' in of ? sql`u.order_id = ${of.orderId}` : sql`u.id = ${of.subscriptionId}`;
  const [row] = await db.execute<Row>(sql`
    select u.id, u.order_id, u.account, u.status, u.paid_through, u.cancel_at, u.ended_at, n.state, n.said_at, n.by_bot, b.stars_read_at
    from subscription u
    left join stars_renewal n on n.organisation_id = u.organisation_id and n.subscription_id = u.id
    left join bot b on b.organisation_id = u.organisation_id and b.telegram_id::text = u.account
    where u.organisation_id = ${of.organisationId} and u.provider = 'stars' and ${which}`);
  if (!row) return null;
  return {
    id: row.id,
    orderId: row.order_id,
    botTelegramId: Number(row.account),
    status: row.status,
    paidThrough: date(row.paid_through),
    cancelAt: date(row.cancel_at),
    endedAt: date(row.ended_at),
    renewal:
      row.state === null || row.said_at === null
        ? null
        : { state: row.state, saidAt: new Date(row.said_at), byBot: row.by_bot ?? false },
    starsReadAt: date(row.stars_read_at),
  };
}

interface Row extends Record<string, unknown> {
  id: SubscriptionId;
  order_id: OrderId;
  account: string;
  status: SubscriptionStatus;
  paid_through: string | null;
  cancel_at: string | null;
  ended_at: string | null;
  state: StarsRenewalState | null;
  said_at: string | null;
  by_bot: boolean | null;
  stars_read_at: string | null;
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
