import type { PaymentId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import type { OrderFacts } from './load-order.ts';

export interface PaymentRecord {
  provider: 'stripe' | 'stars';
  account: string;
  livemode: boolean;
  /** Invoice, session or charge: what makes this money be counted once. */
  providerId: string;
  subscriptionId: SubscriptionId | null;
  /** What refunds, disputes and the provider's balance know it by; left out or null: not told. */
  paymentIntentId?: string | null;
  amountMinor: bigint;
  currency: string;
  paidAt: Date;
  paidThrough: Date | null;
  correlationId: string;
}

/**
 * Writes money that arrived, and its entry in the journal, once per provider object: the provider's balance owes us the
 * amount, sales have earned it. Free invoices are payments without an entry. What was not known of it when it was written
 * (its subscription, its payment intent) is filled in.
 */
export async function writePayment(db: Db, order: OrderFacts, payment: PaymentRecord): Promise<PaymentId> {
  const intent = payment.paymentIntentId ?? null;
  const [row] = await db.execute<{ id: PaymentId }>(sql`
    with known as (
      select id, subscription_id, payment_intent_id from payment where provider = ${payment.provider} and account = ${payment.account}
        and livemode = ${payment.livemode} and provider_id = ${payment.providerId}
    ), filled as (
      update payment set subscription_id = coalesce(payment.subscription_id, ${payment.subscriptionId}),
        payment_intent_id = coalesce(payment.payment_intent_id, ${intent})
      from known where payment.organisation_id = ${order.organisationId} and payment.id = known.id
        and ((known.subscription_id is null and ${payment.subscriptionId}::text is not null)
          or (known.payment_intent_id is null and ${intent}::text is not null))
    ), fresh as (
      insert into payment (organisation_id, id, order_id, subscription_id, provider, account, livemode, provider_id, payment_intent_id,
        amount_minor, currency, paid_at, paid_through)
      select ${order.organisationId}, ${newId('payment')}, ${order.id}, ${payment.subscriptionId}, ${payment.provider}::provider,
        ${payment.account}, ${payment.livemode}, ${payment.providerId}, ${intent},
        ${payment.amountMinor.toString()}::bigint, ${payment.currency},
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
    select id from known union all select id from fresh`);
  if (row) return row.id;
  // Another transaction wrote it between our look and our insert; it is committed now.
  const [known] = await db.execute<{ id: PaymentId }>(sql`
    select id from payment where provider = ${payment.provider} and account = ${payment.account}
      and livemode = ${payment.livemode} and provider_id = ${payment.providerId}`);
  return (known as { id: PaymentId }).id;
}
