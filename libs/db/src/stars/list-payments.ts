import type { StarsCallState } from '@latchkey/contracts/facts/stars-renewal';
import type { OrderId, OrganisationId, PaymentId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A payment in Stars, whether it went back, and what was asked of Telegram about that. */
export interface StarsPaymentRow {
  id: PaymentId;
  orderId: OrderId;
  subscriptionId: SubscriptionId | null;
  chargeId: string;
  stars: number;
  paidAt: Date;
  paidThrough: Date | null;
  refundedAt: Date | null;
  /** The newest request to give it back. */
  request: { state: StarsCallState; refusal: string | null } | null;
}

const most = 100;

/** Payments in Stars of an organisation, newest first: those of a person, or one of them. */
export async function listPayments(
  db: Db,
  organisationId: OrganisationId,
  of: { telegramId?: number; paymentId?: PaymentId },
): Promise<StarsPaymentRow[]> {
  const rows = await db.execute<Row>(sql`
    select p.id, p.order_id, p.subscription_id, p.provider_id, p.amount_minor, p.paid_at, p.paid_through, r.created_at as refunded_at,
      c.state, c.refusal
    from payment p
    join "order" o on o.organisation_id = p.organisation_id and o.id = p.order_id
    join subscriber s on s.organisation_id = o.organisation_id and s.id = o.subscriber_id
    left join refund r on r.provider = p.provider and r.account = p.account and r.livemode = p.livemode and r.provider_id = p.provider_id
    left join lateral (
      select state, refusal from stars_call
      where organisation_id = p.organisation_id and order_id = p.order_id and payment_id = p.id
      order by asked_at desc, id desc limit 1
    ) c on true
    where p.organisation_id = ${organisationId} and p.provider = 'stars'
      and (${of.telegramId ?? null}::bigint is null or s.telegram_id = ${of.telegramId ?? null}::bigint)
      and (${of.paymentId ?? null}::text is null or p.id = ${of.paymentId ?? null}::text)
    order by p.paid_at desc, p.id desc limit ${most}`);
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    subscriptionId: row.subscription_id,
    chargeId: row.provider_id,
    stars: Number(row.amount_minor),
    paidAt: new Date(row.paid_at),
    paidThrough: date(row.paid_through),
    refundedAt: date(row.refunded_at),
    request: row.state === null ? null : { state: row.state, refusal: row.refusal },
  }));
}

interface Row extends Record<string, unknown> {
  id: PaymentId;
  order_id: OrderId;
  subscription_id: SubscriptionId | null;
  provider_id: string;
  amount_minor: string;
  paid_at: string;
  paid_through: string | null;
  refunded_at: string | null;
  state: StarsCallState | null;
  refusal: string | null;
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
