import type { DisputeFact } from '@latchkey/contracts/facts/charge-fact';
import type { DisputeId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { isClosedDispute, isLostDispute } from './dispute-standing.ts';
import type { TakenBack } from './write-refunds.ts';

/**
 * Writes the disputes of a payment as they were read. The policy is the organisation's when a dispute is first read as lost.
 *
 * @returns our id of each, by the provider's
 */
export async function writeDisputes(
  db: Db,
  of: TakenBack,
  disputes: readonly DisputeFact[],
): Promise<Map<string, DisputeId>> {
  if (disputes.length === 0) return new Map();
  const rows = disputes.map((dispute) => {
    const { status } = dispute;
    const withdrawnMinor = netWithdrawn(dispute);
    return {
      id: newId('dispute'),
      provider_id: dispute.providerId,
      status,
      reason: dispute.reason,
      amount_minor: dispute.amount.amountMinor.toString(),
      currency: dispute.amount.currency,
      withdrawn_minor: withdrawnMinor.toString(),
      lost: isLostDispute({ status, withdrawnMinor }),
      closed: isClosedDispute(status),
      respond_by: dispute.respondBy,
      created_at: dispute.createdAt,
    };
  });
  const written = await db.execute<{ id: DisputeId; provider_id: string }>(sql`
    insert into dispute as d (organisation_id, id, payment_id, provider, account, livemode, provider_id, status, reason, amount_minor,
      currency, withdrawn_minor, policy, respond_by, closed_at, created_at, read_at)
    select o.id, r.id, ${of.paymentId}, 'stripe', ${of.account}, ${of.livemode}::boolean, r.provider_id, r.status, r.reason, r.amount_minor,
      r.currency, r.withdrawn_minor, case when r.lost then o.dispute_policy end, r.respond_by,
      case when r.closed then ${of.readAt.toISOString()}::timestamptz end, r.created_at, ${of.readAt.toISOString()}::timestamptz
    from organisation o, json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, provider_id text, status text, reason text,
      amount_minor bigint, currency text, withdrawn_minor bigint, lost boolean, closed boolean, respond_by timestamptz, created_at timestamptz)
    where o.id = ${of.organisationId} order by r.provider_id
    on conflict (provider, account, livemode, provider_id) do update set status = excluded.status, reason = excluded.reason,
      amount_minor = excluded.amount_minor, withdrawn_minor = excluded.withdrawn_minor, policy = coalesce(d.policy, excluded.policy),
      respond_by = excluded.respond_by, closed_at = case when excluded.closed_at is null then null else coalesce(d.closed_at, excluded.closed_at) end,
      read_at = excluded.read_at
    returning id, provider_id`);
  return new Map(written.map((row) => [row.provider_id, row.id]));
}

function netWithdrawn({ withdrawn, reinstated }: DisputeFact): bigint {
  return -(withdrawn?.amount.amountMinor ?? 0n) - (reinstated?.amount.amountMinor ?? 0n);
}
