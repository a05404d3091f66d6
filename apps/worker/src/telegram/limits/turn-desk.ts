import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@latchkey/db/connect-database';
import { openPace } from '@latchkey/db/telegram-limit/open-pace';
import { type Asking, isBusy, type LateMessage, moveLate, type Turn, takeTurns } from './take-turns.ts';

/** A turn, and when it is by the clock of this process. */
interface LocalTurn extends Turn {
  localAt: number;
}

/** Where the messages of one bot ask for their turns. */
export interface TurnDesk {
  ask(asking: Asking): Promise<LocalTurn>;
  /** A message has reached Telegram later than its place was. Nobody waits for this to be written. */
  tellLate(late: LateMessage): void;
}

/** How long those who are in no hurry gather. */
const gatherMs = 20;

/**
 * The first asks at once; those that come while the database is asked ask together after it. With a line of more than a
 * second nobody is in a hurry: then some more of them ask together. Of a late message the others are told at once when
 * the bot is busy; else with the next question.
 */
export function openTurnDesk(db: Db, bot: number): TurnDesk {
  const pace = openPace(db, bot);
  let waiting: { asking: Asking; resolve(turn: LocalTurn): void; reject(error: unknown): void }[] = [];
  let late: LateMessage[] = [];
  let serving = false;
  let busy = false;
  let lineUntil = 0;

  const serveTogether = async () => {
    const [batch, moved] = [waiting, late];
    [waiting, late] = [[], []];
    try {
      const turns = await pace.change((before, now) => {
        const asking = batch.map((one) => one.asking);
        const { lines, turns } = takeTurns(moveLate(before, moved), asking, now);
        busy = isBusy(lines);
        return { lines, result: turns };
      });
      for (const [index, turn] of turns.entries()) {
        const localAt = pace.localOf(turn.at);
        if (!turn.goes && !batch[index]?.asking.bulk) lineUntil = Math.max(lineUntil, localAt);
        batch[index]?.resolve({ ...turn, localAt });
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const isAwaited = () => waiting.length > 0 || (busy && late.length > 0);
  const serve = async () => {
    if (serving) return;
    serving = true;
    while (isAwaited()) {
      if (waiting.length === 0 || lineUntil > performance.now() + 1_000) await sleep(gatherMs);
      await serveTogether();
    }
    serving = false;
  };

  return {
    ask: (asking) =>
      new Promise((resolve, reject) => {
        waiting.push({ asking, resolve, reject });
        void serve();
      }),
    tellLate: (one) => {
      late.push(one);
      void serve();
    },
  };
}
