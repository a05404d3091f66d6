import type { SubscriptionStatus } from '@latchkey/contracts/facts/subscription-fact';
import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A subscription as it was last read. */
export interface KnownSubscription {
  status: SubscriptionStatus;
  priceIds: string[];
  periodEnd: Date | null;
  trialEnd: Date | null;
  cancelAt: Date | null;
  endedAt: Date | null;
  everPaid: boolean;
  readAt: Date;
}

export interface KnownObjects {
  /** By the provider's id. */
  subscriptions: Map<string, KnownSubscription>;
  /** Objects whose newest signals are not read yet: what differs there is on its way. */
  unread: Set<string>;
  /** Of the orders asked for, those of this organisation. */
  orders: Set<OrderId>;
}

/** What is on file of a page of an account's subscriptions. */
export async function knownSubscriptions(
  db: Db,
  of: {
    organisationId: OrganisationId;
    account: string;
    livemode: boolean;
    providerIds: string[];
    orderIds: OrderId[];
  },
): Promise<KnownObjects> {
  const ids = sql`${sql.param(of.providerIds)}::text[]`;
  const [rows, unread, orders] = await Promise.all([
    db.execute<Row>(sql`
      select provider_id, status, price_ids, period_end, trial_end, cancel_at, ended_at, ever_paid, read_at from subscription
      where organisation_id = ${of.organisationId} and provider = 'stripe' and account = ${of.account}
        and livemode = ${of.livemode} and provider_id = any(${ids})`),
    db.execute<{ object_id: string }>(sql`
      select object_id from sync_object
      where account = ${of.account} and livemode = ${of.livemode} and object_id = any(${ids}) and requested_seq > applied_seq`),
    db.execute<{ id: OrderId }>(sql`
      select id from "order"
      where organisation_id = ${of.organisationId} and provider = 'stripe' and id = any(${sql.param(of.orderIds)}::text[])`),
  ]);
  return {
    subscriptions: new Map(rows.map((row) => [row.provider_id, knownOf(row)])),
    unread: new Set(unread.map((row) => row.object_id)),
    orders: new Set(orders.map(({ id }) => id)),
  };
}

interface Row extends Record<string, unknown> {
  provider_id: string;
  status: SubscriptionStatus;
  price_ids: string[];
  period_end: string | null;
  trial_end: string | null;
  cancel_at: string | null;
  ended_at: string | null;
  ever_paid: boolean;
  read_at: string;
}

function knownOf(row: Row): KnownSubscription {
  return {
    status: row.status,
    priceIds: row.price_ids,
    periodEnd: date(row.period_end),
    trialEnd: date(row.trial_end),
    cancelAt: date(row.cancel_at),
    endedAt: date(row.ended_at),
    everPaid: row.ever_paid,
    readAt: new Date(row.read_at),
  };
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
