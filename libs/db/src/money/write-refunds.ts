import type { RefundFact } from '@latchkey/contracts/facts/charge-fact';
import type { OrganisationId, PaymentId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

/** Whose money was refunded, and when it was read. */
export interface TakenBack {
  organisationId: OrganisationId;
  paymentId: PaymentId;
  account: string;
  livemode: boolean;
  readAt: Date;
}

/** Writes the refunds of a payment as they were read. The policy is the organisation's at the first read of each. */
export async function writeRefunds(db: Db, of: TakenBack, refunds: readonly RefundFact[]): Promise<void> {
  if (refunds.length === 0) return;
  const rows = refunds.map((refund) => ({
    id: newId('refund'),
    provider_id: refund.providerId,
    status: refund.status,
    failure_reason: refund.failureReason,
    amount_minor: refund.amount.amountMinor.toString(),
    currency: refund.amount.currency,
    created_at: refund.createdAt,
  }));
  await db.execute(sql`
    insert into refund as f (organisation_id, id, payment_id, provider, account, livemode, provider_id, status, failure_reason,
      amount_minor, currency, policy, created_at, read_at)
    select o.id, r.id, ${of.paymentId}, 'stripe', ${of.account}, ${of.livemode}::boolean, r.provider_id, r.status, r.failure_reason,
      r.amount_minor, r.currency, o.refund_policy, r.created_at, ${of.readAt.toISOString()}::timestamptz
    from organisation o, json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, provider_id text, status text,
      failure_reason text, amount_minor bigint, currency text, created_at timestamptz)
    where o.id = ${of.organisationId} order by r.provider_id
    on conflict (provider, account, livemode, provider_id) do update set status = excluded.status,
      failure_reason = excluded.failure_reason, amount_minor = excluded.amount_minor, read_at = excluded.read_at`);
}
