import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../connect-database.ts';
import type { PaceLines } from '../schema/telegram-pace.ts';
import { createDatabaseTime } from './database-time.ts';
import { type KnownPace, type PaceAnswer, readPace, writePace } from './write-pace.ts';

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

export function openPace(db: Db, botTelegramId: number): Pace {
  const time = createDatabaseTime();
  let known: KnownPace | null = null;

  const ask = async (query: (db: Db) => Promise<PaceAnswer>) => {
    const askedAt = performance.now();
    const answer = await query(db);
    time.heard(answer.now, { askedAt, answeredAt: performance.now() });
    return answer;
  };

  return {
    change: async (change) => {
      for (let tries = 1; tries <= maxTries; tries += 1) {
        const before: KnownPace = known ?? (await ask((on) => readPace(on, botTelegramId)));
        const { lines, result } = change(before.lines, time.now());
        const after: KnownPace = { version: randomInt(1, maxVersion), lines };
        // Nothing is known while the answer is out: after a lost one it is asked anew.
        known = null;
        const answer = await ask((on) => writePace(on, { bot: botTelegramId, before, after }));
        known = answer;
        if (answer.version === after.version) return result;
        await sleep(Math.random() * tries);
      }
      throw new Error(`the pace of bot ${botTelegramId} keeps moving`);
    },
    localOf: (at) => time.localOf(at),
  };
}
