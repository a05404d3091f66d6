import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What is held: one method of one bot, in one chat or (`*`) everywhere. */
export interface HeldCall {
  botTelegramId: number;
  chat: string;
  method: string;
}

/** Has all workers leave a call alone for `ms` of wall time; a longer hold that stands is kept. Forgets what is long over. */
export async function noteHold(db: Db, held: HeldCall, ms: number): Promise<void> {
  await db.execute(sql`
    with over as (delete from telegram_hold where until < now() - interval '1 day')
    insert into telegram_hold as known (bot_telegram_id, chat, method, until)
    values (${held.botTelegramId}, ${held.chat}, ${held.method}, clock_timestamp() + ${ms} * interval '1 millisecond')
    on conflict (bot_telegram_id, chat, method) do update set until = greatest(known.until, excluded.until)`);
}
