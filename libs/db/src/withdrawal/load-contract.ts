import type { OrderId, OrganisationId, PaymentId, SubscriptionId } from '@latchkey/contracts/ids';
import type { WithdrawalRefund } from '@latchkey/contracts/shop/legal';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Money that a contract has brought, and what of it went back already. */
export interface PaidOfContract {
  id: PaymentId;
  amountMinor: bigint;
  currency: string;
  refundedMinor: bigint;
  paidAt: Date;
  paidThrough: Date | null;
}

/** What decides whether a buyer can withdraw from a contract, and what that means. */
export interface Contract {
  provider: 'stripe' | 'stars';
  status: 'open' | 'processing' | 'paid' | 'expired' | 'failed';
  complimentary: boolean;
  /** When it was concluded: the buyer's order. */
  concludedAt: Date;
  /** The organisation's setting. */
  policy: WithdrawalRefund;
  /** Whether the buyer has asked for an early start. */
  early: boolean;
  payments: PaidOfContract[];
  /** Subscriptions that still run, or would. */
  running: SubscriptionId[];
}

/** A contract by its order; null when the organisation has none of that id. */
export async function loadContract(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId },
): Promise<Contract | null> {
  const [row] = await db.execute<Row>(sql`
    select o.provider, o.status, o.complimentary, coalesce(o.paid_at, o.created_at) as concluded_at, g.withdrawal_refund as policy,
      exists (select from order_consent k where k.organisation_id = o.organisation_id and k.order_id = o.id) as early,
      (select coalesce(json_agg(json_build_object('id', p.id, 'amount_minor', p.amount_minor::text, 'currency', p.currency,
          'paid_at', p.paid_at, 'paid_through', p.paid_through, 'refunded_minor', (
            select coalesce(sum(f.amount_minor), 0)::text from refund f
            where f.organisation_id = p.organisation_id and f.payment_id = p.id and f.status not in ('failed', 'canceled')))
          order by p.paid_at), '[]')
        from payment p where p.organisation_id = o.organisation_id and p.order_id = o.id and p.amount_minor > 0) as payments,
      (select coalesce(json_agg(u.id), '[]') from subscription u where u.organisation_id = o.organisation_id and u.order_id = o.id
        and u.ended_at is null and u.status not in ('canceled', 'incomplete_expired')) as running
    from "order" o join organisation g on g.id = o.organisation_id
    where o.organisation_id = ${of.organisationId} and o.id = ${of.orderId}`);
  if (!row) return null;
  return {
    provider: row.provider,
    status: row.status,
    complimentary: row.complimentary,
    concludedAt: new Date(row.concluded_at),
    policy: row.policy,
    early: row.early,
    payments: row.payments.map((paid) => ({
      id: paid.id,
      amountMinor: BigInt(paid.amount_minor),
      currency: paid.currency,
      refundedMinor: BigInt(paid.refunded_minor),
      paidAt: new Date(paid.paid_at),
      paidThrough: paid.paid_through === null ? null : new Date(paid.paid_through),
    })),
    running: row.running,
  };
}

interface Row extends Record<string, unknown> {
  provider: Contract['provider'];
  status: Contract['status'];
  complimentary: boolean;
  concluded_at: string;
  policy: WithdrawalRefund;
  early: boolean;
  payments: {
    id: PaymentId;
    amount_minor: string;
    currency: string;
    paid_at: string;
    paid_through: string | null;
    refunded_minor: string;
  }[];
  running: SubscriptionId[];
}
