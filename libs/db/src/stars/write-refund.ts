import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { OrderFacts } from '../facts/load-order.ts';
import { newId } from '../new-id.ts';
import type { StarsPaymentOnFile } from './find-payment.ts';

/**
 * Writes that a payment in Stars went back, and its entry in the journal, once per charge, whoever tells it and however
 * often: what the bot's balance owed us it owes no more.
 *
 * @returns false when it was on file
 */
export async function writeRefund(
  db: Db,
  order: OrderFacts,
  payment: StarsPaymentOnFile,
  refund: { botTelegramId: number; refundedAt: Date; readAt: Date },
): Promise<boolean> {
  const account = String(refund.botTelegramId);
  const at = refund.refundedAt.toISOString();
  const rows = await db.execute(sql`
    with fresh as (
      insert into refund (organisation_id, id, payment_id, provider, account, livemode, provider_id, status, amount_minor, currency,
        created_at, read_at)
      values (${order.organisationId}, 'rfd_' || substr(${payment.id}, 5), ${payment.id}, 'stars', ${account}, true, ${payment.chargeId},
        'succeeded', ${payment.stars.toString()}::bigint, 'XTR', ${at}::timestamptz, ${refund.readAt.toISOString()}::timestamptz)
      on conflict (provider, account, livemode, provider_id) do nothing
      returning id
    ), entry as (
      insert into journal_entry (organisation_id, id, kind, provider, account, livemode, object_id, correlation_id, at)
      select ${order.organisationId}, ${newId('journalEntry')}, 'refund', 'stars', ${account}, true, ${payment.chargeId},
        ${order.correlationId}, ${at}::timestamptz
      from fresh
      on conflict (provider, account, livemode, kind, object_id) do nothing
      returning organisation_id, id
    ), lines as (
      insert into journal_line (organisation_id, entry_id, line, book_account, amount_minor, currency)
      select entry.organisation_id, entry.id, side.line, side.book_account, side.sign * ${payment.stars.toString()}::bigint, 'XTR'
      from entry, (values (1, 'provider_balance', -1), (2, 'refunds', 1)) as side (line, book_account, sign)
    )
    select id from fresh`);
  return rows.length > 0;
}
