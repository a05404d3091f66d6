import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@latchkey/db/connect-database';
import { changePace } from '@latchkey/db/telegram-limit/change-pace';
import { type Asking, type LateMessage, moveLate, type Turn, takeTurns } from './take-turns.ts';

/**
 * A turn, and when it is by the clock of this process: not before the one and not after the other, because the
 * database's answer took a while.
 */
interface LocalTurn extends Turn {
  localFrom: number;
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
 * second nobody is in a hurry: then some more of them ask together.
 */
export function openTurnDesk(db: Db, bot: number): TurnDesk {
  let waiting: { asking: Asking; resolve(turn: LocalTurn): void; reject(error: unknown): void }[] = [];
  let late: LateMessage[] = [];
  let serving = false;
  let lineUntil = 0;

  const serveTogether = async () => {
    const [batch, moved] = [waiting, late];
    [waiting, late] = [[], []];
    const asking = batch.map((one) => one.asking);
    try {
      for (const [index, turn] of (await askTogether(db, bot, asking, moved)).entries()) {
        if (!turn.goes) lineUntil = Math.max(lineUntil, turn.localAt);
        batch[index]?.resolve(turn);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const serve = async () => {
    if (serving) return;
    serving = true;
    while (waiting.length > 0 || late.length > 0) {
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

function askTogether(db: Db, bot: number, asking: Asking[], late: LateMessage[]): Promise<LocalTurn[]> {
  let askedAt = performance.now();
  return changePace(db, bot, (before, now) => {
    const { lines, turns } = takeTurns(moveLate(before, late), asking, now);
    const answeredAt = performance.now();
    const result = turns.map((turn) => ({
      ...turn,
      localFrom: askedAt + turn.at - now,
      localAt: answeredAt + turn.at - now,
    }));
    // Another worker may have been faster: then it is asked again from here on.
    askedAt = answeredAt;
    return { lines, result };
  });
}
