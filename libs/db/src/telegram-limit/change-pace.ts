import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { PaceLines } from '../schema/telegram-pace.ts';

const maxTries = 25;

/**
 * Changes when a bot sends its messages, by compare-and-set: two statements, nothing locked in between, and again when
 * another worker was faster.
 *
 * @param change from the lines as they are and the database's wall time in milliseconds; may be called several times
 * @returns what the call of `change` that was written has answered
 * @throws when the database cannot be asked, or others were faster 25 times
 */
export async function changePace<T>(
  db: Db,
  botTelegramId: number,
  change: (lines: PaceLines, now: number) => { lines: PaceLines; result: T },
): Promise<T> {
  for (let tries = 1; tries <= maxTries; tries += 1) {
    const { version, lines, now } = await readPace(db, botTelegramId);
    const changed = change(lines, now);
    if (await writePace(db, botTelegramId, version, changed.lines)) return changed.result;
    await sleep(Math.random() * tries);
  }
  throw new Error(`the pace of bot ${botTelegramId} keeps moving`);
}

async function readPace(
  db: Db,
  botTelegramId: number,
): Promise<{ version: number; lines: PaceLines; now: number }> {
  const [row] = await db.execute<{ version: number; lines: PaceLines; now: number }>(sql`
    select coalesce(p.version, 0) as version, coalesce(p.lines, '{}') as lines,
      (extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from (values (${botTelegramId}::bigint)) as asked (bot) left join telegram_pace p on p.bot_telegram_id = asked.bot`);
  if (!row) throw new Error('the database has not said what time it is');
  return row;
}

async function writePace(db: Db, botTelegramId: number, version: number, lines: PaceLines): Promise<boolean> {
  const written = await db.execute(sql`
    insert into telegram_pace as known (bot_telegram_id, version, lines)
    values (${botTelegramId}, ${version + 1}, ${JSON.stringify(lines)}::jsonb)
    on conflict (bot_telegram_id) do update set version = excluded.version, lines = excluded.lines
      where known.version = ${version}
    returning version`);
  return written.length > 0;
}
