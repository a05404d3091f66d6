import type { SubscriptionStatus, UnpaidInvoice } from '@latchkey/contracts/facts/subscription-fact';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { OrderFacts } from './load-order.ts';

/** A subscription as it is written; times of the clock. */
export interface SubscriptionRecord {
  provider: 'stripe' | 'stars';
  account: string;
  livemode: boolean;
  providerId: string;
  status: SubscriptionStatus;
  priceIds: string[];
  periodEnd: Date | null;
  paidThrough: Date | null;
  trialEnd: Date | null;
  cancelAt: Date | null;
  endedAt: Date | null;
  everPaid: boolean;
  unpaidInvoice: UnpaidInvoice | null;
  customerId: string | null;
  /** When it is read again by itself, as far as is known before it is written. */
  dueAt: Date | null;
  readAt: Date;
}

/** `graceUntil`: how long its unpaid invoice is waited for; null when nothing is owed. `paidThrough`: the latest known. */
export interface WrittenSubscription {
  paidThrough: Date | null;
  graceUntil: Date | null;
}

/**
 * Writes what was read of a subscription. Grace counts from the first failure of the unpaid invoice: the least of what is
 * on file for this invoice, what its events said, and what the object says; a retry never moves it. `graceDays` is the
 * organisation's at the first failure: a grace that runs is not cut short by a later setting.
 *
 * `order` is loaded with this subscription's key.
 */
export async function writeSubscription(
  db: Db,
  order: OrderFacts,
  record: SubscriptionRecord,
): Promise<WrittenSubscription> {
  const invoice = record.unpaidInvoice;
  const key = sql`u.provider = ${record.provider} and u.account = ${record.account} and u.livemode = ${record.livemode} and u.provider_id = ${record.providerId}`;
  // The time of the read counts only where nothing tells: a clock behind the provider's would take days off the grace.
  const failedAt = sql`(case when ${invoice?.providerId ?? null}::text is null then null else coalesce(least(
    (select u.first_failed_at from subscription u where ${key} and u.unpaid_invoice_id = ${invoice?.providerId ?? null}),
    (select f.first_failed_at from invoice_failure f where f.account = ${record.account} and f.livemode = ${record.livemode} and f.invoice_id = ${invoice?.providerId ?? null}),
    ${(invoice?.failedAt ?? null)?.toISOString() ?? null}::timestamptz),
    ${record.readAt.toISOString()}::timestamptz) end)`;
  const [row] = await db.execute<Row>(sql`
    with failure as (select ${failedAt} as at)
    insert into subscription as u (organisation_id, id, order_id, provider, account, livemode, provider_id, status, price_ids,
      period_end, paid_through, trial_end, cancel_at, ended_at, ever_paid, unpaid_invoice_id, unpaid_amount_minor, unpaid_currency,
      pay_url, first_failed_at, grace_until, customer_id, due_at, read_at)
    select ${order.organisationId}, ${order.subscriptionId}, ${order.id}, ${record.provider}::provider, ${record.account}, ${record.livemode},
      ${record.providerId}, ${record.status}::subscription_status, ${sql.param(record.priceIds)}::text[],
      ${iso(record.periodEnd)}::timestamptz, ${iso(record.paidThrough)}::timestamptz, ${iso(record.trialEnd)}::timestamptz,
      ${iso(record.cancelAt)}::timestamptz, ${iso(record.endedAt)}::timestamptz, ${record.everPaid},
      ${invoice?.providerId ?? null}, ${invoice?.amount.amountMinor.toString() ?? null}::bigint, ${invoice?.amount.currency ?? null},
      ${invoice?.payUrl ?? null}, failure.at, failure.at + ${order.graceDays} * interval '1 day',
      ${record.customerId}, ${iso(record.dueAt)}::timestamptz, ${record.readAt.toISOString()}::timestamptz
    from failure
    on conflict (provider, account, livemode, provider_id) do update set
      status = excluded.status, price_ids = excluded.price_ids, period_end = excluded.period_end,
      paid_through = greatest(u.paid_through, excluded.paid_through), trial_end = excluded.trial_end, cancel_at = excluded.cancel_at,
      ended_at = excluded.ended_at, ever_paid = u.ever_paid or excluded.ever_paid, unpaid_invoice_id = excluded.unpaid_invoice_id,
      unpaid_amount_minor = excluded.unpaid_amount_minor, unpaid_currency = excluded.unpaid_currency, pay_url = excluded.pay_url,
      first_failed_at = excluded.first_failed_at,
      grace_until = case when u.unpaid_invoice_id = excluded.unpaid_invoice_id and u.first_failed_at = excluded.first_failed_at
        then u.grace_until else excluded.grace_until end,
      customer_id = coalesce(excluded.customer_id, u.customer_id), due_at = excluded.due_at, read_at = excluded.read_at
    returning paid_through, grace_until`);
  if (!row) throw new Error('an upsert returned no row');
  return { paidThrough: date(row.paid_through), graceUntil: date(row.grace_until) };
}

interface Row extends Record<string, unknown> {
  paid_through: string | null;
  grace_until: string | null;
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}

function iso(value: Date | null): string | null {
  return value?.toISOString() ?? null;
}
