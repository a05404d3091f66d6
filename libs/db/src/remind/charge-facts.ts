import type { SubscriptionStatus } from '@latchkey/contracts/facts/subscription-fact';
import { setSql } from '../gather/set-sql.ts';

/** What tells whether and when a subscription is charged next. */
export interface ChargeFacts {
  provider: 'stripe' | 'stars';
  status: SubscriptionStatus;
  interval: 'month' | 'year' | 'once';
  isFree: boolean;
  cancelAt: Date | null;
  endedAt: Date | null;
  trialEnd: Date | null;
  periodEnd: Date | null;
  paidThrough: Date | null;
  hasUnpaidInvoice: boolean;
  /** The organisation's setting. */
  renewalReminders: boolean;
}

/** The columns of it; of a subscription `u`, its order `o`, the version `v` of the plan and the organisation `g`. */
export const chargeColumns = setSql`
  u.provider, u.status, v.interval, o.amount_minor = 0 as is_free, u.cancel_at, u.ended_at, u.trial_end, u.period_end,
  u.paid_through, u.unpaid_invoice_id is not null as has_unpaid_invoice, g.renewal_reminders`;

export interface ChargeRow extends Record<string, unknown> {
  provider: ChargeFacts['provider'];
  status: SubscriptionStatus;
  interval: ChargeFacts['interval'];
  is_free: boolean;
  cancel_at: string | null;
  ended_at: string | null;
  trial_end: string | null;
  period_end: string | null;
  paid_through: string | null;
  has_unpaid_invoice: boolean;
  renewal_reminders: boolean;
}

export function chargeFactsOf(row: ChargeRow): ChargeFacts {
  return {
    provider: row.provider,
    status: row.status,
    interval: row.interval,
    isFree: row.is_free,
    cancelAt: date(row.cancel_at),
    endedAt: date(row.ended_at),
    trialEnd: date(row.trial_end),
    periodEnd: date(row.period_end),
    paidThrough: date(row.paid_through),
    hasUnpaidInvoice: row.has_unpaid_invoice,
    renewalReminders: row.renewal_reminders,
  };
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
