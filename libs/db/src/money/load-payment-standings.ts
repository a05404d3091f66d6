import type { OrderId, OrganisationId, PaymentId } from '@latchkey/contracts/ids';
import type { MoneyPolicy } from '@latchkey/contracts/money-policy';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A payment and what was taken back of it. */
export interface PaymentStanding {
  id: PaymentId;
  amountMinor: bigint;
  paidAt: Date;
  paidThrough: Date | null;
  /** Of a subscription: it pays for a period. */
  recurring: boolean;
  /** `policy`: what the organisation had set for it; null: nothing was set. */
  refunds: { status: string; amountMinor: bigint; createdAt: Date; policy: MoneyPolicy | null }[];
  disputes: { status: string; withdrawnMinor: bigint; closedAt: Date | null; policy: MoneyPolicy | null }[];
}

/** All payments of an order, oldest first, with their refunds and disputes. */
export async function loadPaymentStandings(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId },
): Promise<PaymentStanding[]> {
  const rows = await db.execute<Row>(sql`
    select p.id, p.amount_minor, p.paid_at, p.paid_through, p.subscription_id is not null or exists (select from subscription u
        where u.organisation_id = p.organisation_id and u.order_id = p.order_id) as recurring,
      (select coalesce(json_agg(json_build_object('status', f.status, 'amount_minor', f.amount_minor::text,
          'created_at', f.created_at, 'policy', f.policy)), '[]') from refund f
        where f.organisation_id = p.organisation_id and f.payment_id = p.id) as refunds,
      (select coalesce(json_agg(json_build_object('status', d.status, 'withdrawn_minor', d.withdrawn_minor::text,
          'closed_at', d.closed_at, 'policy', d.policy)), '[]') from dispute d
        where d.organisation_id = p.organisation_id and d.payment_id = p.id) as disputes
    from payment p where p.organisation_id = ${of.organisationId} and p.order_id = ${of.orderId}
    order by p.paid_at, p.id`);
  return rows.map((row) => ({
    id: row.id,
    amountMinor: BigInt(row.amount_minor),
    paidAt: new Date(row.paid_at),
    paidThrough: row.paid_through === null ? null : new Date(row.paid_through),
    recurring: row.recurring,
    refunds: row.refunds.map(({ status, amount_minor, created_at, policy }) => ({
      status,
      amountMinor: BigInt(amount_minor),
      createdAt: new Date(created_at),
      policy,
    })),
    disputes: row.disputes.map(({ status, withdrawn_minor, closed_at, policy }) => ({
      status,
      withdrawnMinor: BigInt(withdrawn_minor),
      closedAt: closed_at === null ? null : new Date(closed_at),
      policy,
    })),
  }));
}

interface Row extends Record<string, unknown> {
  id: PaymentId;
  amount_minor: string;
  paid_at: string;
  paid_through: string | null;
  recurring: boolean;
  refunds: { status: string; amount_minor: string; created_at: string; policy: MoneyPolicy | null }[];
  disputes: {
    status: string;
    withdrawn_minor: string;
    closed_at: string | null;
    policy: MoneyPolicy | null;
  }[];
}
