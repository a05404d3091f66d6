import type { SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

const most = 5;

/** The organisations that a bot serves of which a Telegram person has bought something, newest purchase first. */
export async function listSellersOfPerson(
  db: Db,
  of: { botTelegramId: number; telegramId: number },
): Promise<{ seller: string; subscriberId: SubscriberId }[]> {
  const rows = await db.execute<{ seller: string; subscriber_id: SubscriberId }>(sql`
    select g.name as seller, s.id as subscriber_id
    from bot b
    join subscriber s on s.organisation_id = b.organisation_id and s.telegram_id = ${of.telegramId}
    join organisation g on g.id = s.organisation_id
    cross join lateral (select max(o.created_at) as at from "order" o
      where o.organisation_id = s.organisation_id and o.subscriber_id = s.id and not o.complimentary
        and o.status in ('processing', 'paid')) bought
    where b.telegram_id = ${of.botTelegramId} and b.removed_at is null and bought.at is not null
    order by bought.at desc limit ${most}`);
  return rows.map((row) => ({ seller: row.seller, subscriberId: row.subscriber_id }));
}
