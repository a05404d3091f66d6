import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@latchkey/db/connect-database';
import { changePace } from '@latchkey/db/telegram-limit/change-pace';
import { type Asking, patienceMs, type Turn, takeTurns } from './take-turns.ts';

/** Paces the messages of our bots, together with all other workers. */
export interface MessagePace {
  /**
   * Waits until a message may go, when that is soon.
   *
   * @returns 0: it may go now; otherwise in how many milliseconds it is to come again, and then say that it `waited`
   * @throws when the database cannot be asked: then it may not go
   */
  turnOf(botTelegramId: number, asking: Asking): Promise<number>;
}

/** By the clock of this process. */
interface LocalTurn {
  goes: boolean;
  at: number;
}

/** A place that was missed by more than this, because the process was busy, is not used any more. */
const missedByMs = 50;
/** Those who come again come a little early and wait on the spot: the queue is not exact to the millisecond. */
const earlyMs = 200;
const maxPlacesMissed = 3;

export function createMessagePace(db: Db): MessagePace {
  const counters = new Map<number, (asking: Asking) => Promise<LocalTurn>>();
  const counterOf = (bot: number) => {
    const counter = counters.get(bot) ?? openCounter(db, bot);
    counters.set(bot, counter);
    return counter;
  };

  return {
    turnOf: async (bot, asking) => {
      for (let missed = 0; missed < maxPlacesMissed; missed += 1) {
        const turn = await counterOf(bot)({ ...asking, waited: asking.waited || missed > 0 });
        const inMs = turn.at - performance.now();
        if (!turn.goes) return Math.max(Math.ceil(inMs - earlyMs), earlyMs);
        if (inMs > 0) await sleep(inMs);
        if (performance.now() - turn.at <= missedByMs) return 0;
      }
      return patienceMs;
    },
  };
}

/**
 * Where the messages of one bot ask: the first at once, those that come while the database is asked together after it.
 * With a line of more than a second nobody is in a hurry: then some more of them ask together.
 */
function openCounter(db: Db, bot: number): (asking: Asking) => Promise<LocalTurn> {
  let waiting: { asking: Asking; resolve(turn: LocalTurn): void; reject(error: unknown): void }[] = [];
  let serving = false;
  let lineUntil = 0;

  const serve = async () => {
    serving = true;
    while (waiting.length > 0) {
      if (lineUntil > performance.now() + 1_000) await sleep(20);
      const batch = waiting;
      waiting = [];
      try {
        const turns = await askTogether(
          db,
          bot,
          batch.map(({ asking }) => asking),
        );
        for (const [index, turn] of turns.entries()) {
          if (!turn.goes) lineUntil = Math.max(lineUntil, turn.at);
          batch[index]?.resolve(turn);
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    serving = false;
  };

  return (asking) =>
    new Promise((resolve, reject) => {
      waiting.push({ asking, resolve, reject });
      if (!serving) void serve();
    });
}

async function askTogether(db: Db, bot: number, asking: Asking[]): Promise<LocalTurn[]> {
  return changePace(db, bot, (before, now) => {
    const { lines, turns } = takeTurns(before, asking, now);
    // Never before its place: the database's clock has gone on a little since it was read.
    const localNow = performance.now();
    const local = (turn: Turn) => ({ goes: turn.goes, at: localNow + turn.at - now });
    return { lines, result: turns.map(local) };
  });
}
