import { randomInt } from 'node:crypto';
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
const maxVersion = 2 ** 31 - 1;

/** What was last heard of a pace. */
interface Known {
  /** By chance, so that nobody takes another one's for their own. 0: there is none yet. */
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
        const after: Known = { version: randomInt(1, maxVersion), lines };
        // Nothing is known while the answer is out: after a lost one it is asked anew.
        known = null;
        const answer = await ask((on) => writePace(on, botTelegramId, { before, after }));
        known = answer;
        if (answer.version === after.version) return result;
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

/**
 * Writes it if it is as it was before. @returns how it stands after that: where somebody was faster, as they have left it,
 * because the row is locked when it is read
 */
async function writePace(db: Db, botTelegramId: number, { before, after }: { before: Known; after: Known }) {
  const rows = await db.execute<Answer>(sql`
    insert into telegram_pace as p (bot_telegram_id, version, lines)
    values (${botTelegramId}, ${after.version}, ${JSON.stringify(after.lines)}::jsonb)
    on conflict (bot_telegram_id) do update set
      version = case when p.version = ${before.version} then excluded.version else p.version end,
      lines = case when p.version = ${before.version} then excluded.lines else p.lines end
    returning version, lines, ${wallTime}`);
  return rows[0] as Answer;
}
