import type { SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import type { OrderFacts } from './load-order.ts';

/** What makes money be counted once: its invoice, session or charge. */
export interface PaymentKey {
  provider: 'stripe' | 'stars';
  account: string;
  livemode: boolean;
  providerId: string;
}

export interface PaymentRecord extends PaymentKey {
  subscriptionId: SubscriptionId | null;
  amountMinor: bigint;
  currency: string;
  paidAt: Date;
  paidThrough: Date | null;
  correlationId: string;
}

/**
 * Writes money that arrived, and its entry in the journal, once per provider object: the provider's balance owes us the
 * amount, sales have earned it. Free invoices are payments without an entry.
 */
export async function writePayment(db: Db, order: OrderFacts, payment: PaymentRecord): Promise<void> {
  await db.execute(sql`
    with known as (
      select id from payment where provider = ${payment.provider} and account = ${payment.account}
        and livemode = ${payment.livemode} and provider_id = ${payment.providerId}
    ), fresh as (
      insert into payment (organisation_id, id, order_id, subscription_id, provider, account, livemode, provider_id, amount_minor,
        currency, paid_at, paid_through)
      select ${order.organisationId}, ${newId('payment')}, ${order.id}, ${payment.subscriptionId}, ${payment.provider}::provider,
        ${payment.account}, ${payment.livemode}, ${payment.providerId}, ${payment.amountMinor.toString()}::bigint, ${payment.currency},
        ${payment.paidAt.toISOString()}::timestamptz, ${payment.paidThrough?.toISOString() ?? null}::timestamptz
      where not exists (select from known)
      on conflict (provider, account, livemode, provider_id) do nothing
      returning id
    ), entry as (
      insert into journal_entry (organisation_id, id, kind, provider, account, livemode, object_id, correlation_id, at)
      select ${order.organisationId}, ${newId('journalEntry')}, 'payment', ${payment.provider}, ${payment.account}, ${payment.livemode},
        ${payment.providerId}, ${payment.correlationId}, ${payment.paidAt.toISOString()}::timestamptz
      from fresh where ${payment.amountMinor.toString()}::bigint <> 0
      on conflict (provider, account, livemode, kind, object_id) do nothing
      returning organisation_id, id
    ), lines as (
      insert into journal_line (organisation_id, entry_id, line, book_account, amount_minor, currency)
      select entry.organisation_id, entry.id, side.line, side.book_account, side.sign * ${payment.amountMinor.toString()}::bigint, ${payment.currency}
      from entry, (values (1, 'provider_balance', 1), (2, 'sales', -1)) as side (line, book_account, sign)
    )
    select from fresh`);
}
