import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { PaceLines } from '../schema/telegram-pace.ts';
import { createDatabaseTime } from './database-time.ts';

/** When a bot sends its messages, as all workers have it. Milliseconds of the database's wall time. */
export interface Pace {
  /**
   * Changes it by compare-and-set, with nothing locked in between: one statement as long as nobody else has changed it,
   * and again, with what it has become, when another worker was faster.
   *
   * @param change from the lines as they are and the time; may be called several times
   * @returns what the call of `change` that was written has answered
   * @throws when the database cannot be asked, or others were faster 25 times
   */
  change<T>(change: (lines: PaceLines, now: number) => { lines: PaceLines; result: T }): Promise<T>;
  /** When a moment of the database's time is by `performance.now()`; rather a little late than early. */
  localOf(at: number): number;
}

const maxTries = 25;

/** What was last heard of a pace. */
interface Known {
  version: number;
  lines: PaceLines;
}

export function openPace(db: Db, botTelegramId: number): Pace {
  const time = createDatabaseTime();
  let known: Known | null = null;

  const ask = async (query: (db: Db) => Promise<Answer>) => {
    const askedAt = performance.now();
    const answer = await query(db);
    time.heard(answer.now, { askedAt, answeredAt: performance.now() });
    return answer;
  };

  return {
    change: async (change) => {
      for (let tries = 1; tries <= maxTries; tries += 1) {
        const before: Known = known ?? (await ask((on) => readPace(on, botTelegramId)));
        const { lines, result } = change(before.lines, time.now());
        const after = { version: before.version + 1, lines };
        // Nothing is known while the answer is out: after a lost one it is asked anew.
        known = null;
        const answer = await ask((on) => writePace(on, botTelegramId, after));
        known = answer.written ? after : answer;
        if (answer.written) return result;
        await sleep(Math.random() * tries);
      }
      throw new Error(`the pace of bot ${botTelegramId} keeps moving`);
    },
    localOf: (at) => time.localOf(at),
  };
}

interface Answer extends Known, Record<string, unknown> {
  now: number;
}

const wallTime = sql`(extract(epoch from clock_timestamp()) * 1000)::float8 as now`;

async function readPace(db: Db, botTelegramId: number): Promise<Answer> {
  const rows = await db.execute<Answer>(sql`
    select coalesce(p.version, 0) as version, coalesce(p.lines, '{}') as lines, ${wallTime}
    from (values (${botTelegramId}::bigint)) as asked (bot) left join telegram_pace p on p.bot_telegram_id = asked.bot`);
  return rows[0] as Answer;
}

/** @returns whether it was written, and how it stood before */
async function writePace(db: Db, botTelegramId: number, { version, lines }: Known) {
  const rows = await db.execute<Answer & { written: boolean }>(sql`
    with written as (
      insert into telegram_pace as known (bot_telegram_id, version, lines)
      values (${botTelegramId}, ${version}, ${JSON.stringify(lines)}::jsonb)
      on conflict (bot_telegram_id) do update set version = excluded.version, lines = excluded.lines
        where known.version = ${version} - 1
      returning version)
    select exists (select from written) as written, coalesce(p.version, 0) as version, coalesce(p.lines, '{}') as lines, ${wallTime}
    from (values (${botTelegramId}::bigint)) as asked (bot) left join telegram_pace p on p.bot_telegram_id = asked.bot`);
  return rows[0] as Answer & { written: boolean };
}
