import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * The order whose subscription a payment without a payload has renewed: this person's at this bot, at this price, the one
 * whose paid time ends nearest to the payment. Telegram charges at the end of a period.
 */
export async function findOrderOfPayer(
  db: Db,
  of: { organisationId: OrganisationId; botTelegramId: number; telegramId: number; stars: number; at: Date },
): Promise<OrderId | null> {
  const [row] = await db.execute<{ id: OrderId }>(sql`
    select o.id from subscriber s
    join "order" o on o.organisation_id = s.organisation_id and o.subscriber_id = s.id
    join subscription u on u.organisation_id = o.organisation_id and u.order_id = o.id
    where s.organisation_id = ${of.organisationId} and s.telegram_id = ${of.telegramId}
      and o.provider = 'stars' and o.amount_minor = ${of.stars} and u.account = ${String(of.botTelegramId)}
      and u.paid_through is not null
    order by abs(extract(epoch from u.paid_through - ${of.at.toISOString()}::timestamptz)), o.id limit 1`);
  return row?.id ?? null;
}
