import type { SubscriptionStatus, UnpaidInvoice } from '@latchkey/contracts/facts/subscription-fact';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { setSql } from '../gather/set-sql.ts';
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
  /** When the sweep looks whether something is to be reminded of, likewise. */
  reminderDueAt: Date | null;
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
export function writeSubscription(
  db: Db,
  order: OrderFacts,
  record: SubscriptionRecord,
): Promise<WrittenSubscription> {
  return gather(db, writeAll, { order, record });
}

interface Write {
  order: OrderFacts;
  record: SubscriptionRecord;
}

async function writeAll(db: Db, writes: readonly Write[]): Promise<WrittenSubscription[]> {
  // The time of the read counts only where nothing tells: a clock behind the provider's would take days off the grace.
  const firstFailure = setSql`case when r.unpaid_invoice_id is not null then coalesce(least(
      (select known.first_failed_at from subscription known where known.provider = r.provider and known.account = r.account
        and known.livemode = r.livemode and known.provider_id = r.provider_id and known.unpaid_invoice_id = r.unpaid_invoice_id),
      (select f.first_failed_at from invoice_failure f
        where f.account = r.account and f.livemode = r.livemode and f.invoice_id = r.unpaid_invoice_id),
      r.failed_at), r.read_at) end`;
  const rows = await db.execute<Row>(setSql`
    with told as materialized (
      select r.*, ${firstFailure} as first_failed_at from json_to_recordset(${JSON.stringify(writes.map(rowOf))}::json) as r (
        organisation_id text, id text, order_id text, provider provider, account text, livemode bool, provider_id text,
        status subscription_status, price_ids text[], period_end timestamptz, paid_through timestamptz, trial_end timestamptz,
        cancel_at timestamptz, ended_at timestamptz, ever_paid bool, unpaid_invoice_id text, unpaid_amount_minor bigint,
        unpaid_currency text, pay_url text, failed_at timestamptz, grace_days int, customer_id text, due_at timestamptz,
        reminder_due_at timestamptz, read_at timestamptz)
    )
    insert into subscription as u (organisation_id, id, order_id, provider, account, livemode, provider_id, status, price_ids,
      period_end, paid_through, trial_end, cancel_at, ended_at, ever_paid, unpaid_invoice_id, unpaid_amount_minor, unpaid_currency,
      pay_url, first_failed_at, grace_until, customer_id, due_at, reminder_due_at, read_at)
    select organisation_id, id, order_id, provider, account, livemode, provider_id, status, price_ids,
      period_end, paid_through, trial_end, cancel_at, ended_at, ever_paid, unpaid_invoice_id, unpaid_amount_minor, unpaid_currency,
      pay_url, first_failed_at, first_failed_at + grace_days * interval '1 day', customer_id, due_at, reminder_due_at, read_at
    from told order by provider, account, livemode, provider_id
    on conflict (provider, account, livemode, provider_id) do update set
      status = excluded.status, price_ids = excluded.price_ids, period_end = excluded.period_end,
      paid_through = greatest(u.paid_through, excluded.paid_through), trial_end = excluded.trial_end, cancel_at = excluded.cancel_at,
      ended_at = excluded.ended_at, ever_paid = u.ever_paid or excluded.ever_paid, unpaid_invoice_id = excluded.unpaid_invoice_id,
      unpaid_amount_minor = excluded.unpaid_amount_minor, unpaid_currency = excluded.unpaid_currency, pay_url = excluded.pay_url,
      first_failed_at = excluded.first_failed_at,
      grace_until = case when u.unpaid_invoice_id = excluded.unpaid_invoice_id and u.first_failed_at = excluded.first_failed_at
        then u.grace_until else excluded.grace_until end,
      customer_id = coalesce(excluded.customer_id, u.customer_id), due_at = excluded.due_at,
      reminder_due_at = excluded.reminder_due_at, read_at = excluded.read_at
    returning provider_id, paid_through, grace_until`);
  const written = new Map(rows.map((row) => [row.provider_id, row]));
  return writes.map(({ record }) => {
    const row = written.get(record.providerId);
    return { paidThrough: date(row?.paid_through ?? null), graceUntil: date(row?.grace_until ?? null) };
  });
}

/** As it travels: JSON, by the names of the columns. */
function rowOf({ order, record }: Write) {
  const invoice = record.unpaidInvoice;
  return {
    organisation_id: order.organisationId,
    id: order.subscriptionId,
    order_id: order.id,
    provider: record.provider,
    account: record.account,
    livemode: record.livemode,
    provider_id: record.providerId,
    status: record.status,
    price_ids: record.priceIds,
    period_end: record.periodEnd,
    paid_through: record.paidThrough,
    trial_end: record.trialEnd,
    cancel_at: record.cancelAt,
    ended_at: record.endedAt,
    ever_paid: record.everPaid,
    unpaid_invoice_id: invoice?.providerId ?? null,
    unpaid_amount_minor: invoice?.amount.amountMinor.toString() ?? null,
    unpaid_currency: invoice?.amount.currency ?? null,
    pay_url: invoice?.payUrl ?? null,
    failed_at: invoice?.failedAt ?? null,
    grace_days: order.graceDays,
    customer_id: record.customerId,
    due_at: record.dueAt,
    reminder_due_at: record.reminderDueAt,
    read_at: record.readAt,
  };
}

interface Row extends Record<string, unknown> {
  provider_id: string;
  paid_through: string | null;
  grace_until: string | null;
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
