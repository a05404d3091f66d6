import type { SubscriptionId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
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
export function writePayment(db: Db, order: OrderFacts, payment: PaymentRecord): Promise<void> {
  return gather(db, writeAll, { order, payment });
}

async function writeAll(
  db: Db,
  payments: readonly { order: OrderFacts; payment: PaymentRecord }[],
): Promise<undefined[]> {
  await db.execute(setSql`
    with told as materialized (
      select * from unnest(${listOf(payments, ({ order }) => order.organisationId)},
        ${listOf(payments, () => newId('payment'))}, ${listOf(payments, ({ order }) => order.id)},
        ${listOf(payments, ({ payment }) => payment.subscriptionId)},
        ${listOf(payments, ({ payment }) => payment.provider)}::provider[], ${listOf(payments, ({ payment }) => payment.account)},
        ${listOf(payments, ({ payment }) => payment.livemode)}::bool[], ${listOf(payments, ({ payment }) => payment.providerId)},
        ${listOf(payments, ({ payment }) => payment.paymentIntentId ?? null)},
        ${listOf(payments, ({ payment }) => payment.amountMinor)}::bigint[], ${listOf(payments, ({ payment }) => payment.currency)},
        ${listOf(payments, ({ payment }) => payment.paidAt)}::timestamptz[],
        ${listOf(payments, ({ payment }) => payment.paidThrough)}::timestamptz[],
        ${listOf(payments, () => newId('journalEntry'))}, ${listOf(payments, ({ payment }) => payment.correlationId)})
        as t (organisation_id, id, order_id, subscription_id, provider, account, livemode, provider_id, payment_intent_id, amount_minor,
          currency, paid_at, paid_through, entry_id, correlation_id)
    ), fresh as (
      insert into payment as p (organisation_id, id, order_id, subscription_id, provider, account, livemode, provider_id,
        payment_intent_id, amount_minor, currency, paid_at, paid_through)
      select organisation_id, id, order_id, subscription_id, provider, account, livemode, provider_id, payment_intent_id, amount_minor,
        currency, paid_at, paid_through
      from told order by provider, account, livemode, provider_id
      on conflict (provider, account, livemode, provider_id) do update set
        subscription_id = coalesce(p.subscription_id, excluded.subscription_id),
        payment_intent_id = coalesce(p.payment_intent_id, excluded.payment_intent_id)
      where (p.subscription_id is null and excluded.subscription_id is not null)
        or (p.payment_intent_id is null and excluded.payment_intent_id is not null)
      returning id
    ), earned as (
      -- What was on file already has another id.
      select told.* from told join fresh using (id) where amount_minor <> 0
    ), entry as (
      insert into journal_entry (organisation_id, id, kind, provider, account, livemode, object_id, correlation_id, at)
      select organisation_id, entry_id, 'payment', provider, account, livemode, provider_id, correlation_id, paid_at from earned
      on conflict (provider, account, livemode, kind, object_id) do nothing
      returning id
    )
    insert into journal_line (organisation_id, entry_id, line, book_account, amount_minor, currency)
    select earned.organisation_id, entry.id, side.line, side.book_account, side.sign * earned.amount_minor, earned.currency
    from entry join earned on earned.entry_id = entry.id,
      (values (1, 'provider_balance', 1), (2, 'sales', -1)) as side (line, book_account, sign)`);
  return payments.map(() => undefined);
}
