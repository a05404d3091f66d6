import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@latchkey/db/connect-database';
import { createDelays } from './delays.ts';
import type { Asking } from './take-turns.ts';
import { openTurnDesk, type TurnDesk } from './turn-desk.ts';

/** Paces the messages of our bots, together with all other workers. */
export interface MessagePace {
  /**
   * Waits until a message may go, when that is soon.
   *
   * @returns that it may go now, and is to report when Telegram has answered; or in how many milliseconds it is to come
   *   again, and then to say that it `waited`
   * @throws when the database cannot be asked: then it may not go
   */
  turnOf(botTelegramId: number, asking: Asking): Promise<{ answered(): void } | { comeAgainInMs: number }>;
}

/** A place that was missed by more than this, because the process was busy, is not used any more. */
const missedByMs = 50;
/** Those who come again come a little early and wait on the spot: the queue is not exact to the millisecond. */
const earlyMs = 250;
const maxPlacesMissed = 3;

export function createMessagePace(db: Db): MessagePace {
  const desks = new Map<number, TurnDesk>();
  const delays = createDelays();
  const deskOf = (bot: number) => {
    const desk = desks.get(bot) ?? openTurnDesk(db, bot);
    desks.set(bot, desk);
    return desk;
  };

  return {
    turnOf: async (bot, asking) => {
      const desk = deskOf(bot);
      for (let missed = 0; missed < maxPlacesMissed; missed += 1) {
        const turn = await desk.ask({ ...asking, waited: asking.waited || missed > 0 });
        const inMs = turn.localAt - performance.now();
        if (!turn.goes) return { comeAgainInMs: Math.max(Math.ceil(inMs - earlyMs), earlyMs) };
        if (inMs > 0) await sleep(inMs);
        if (performance.now() - turn.localAt > missedByMs) continue;
        return {
          answered: () => {
            const lateMs = delays.lateness(performance.now() - turn.localFrom);
            if (lateMs > 0) desk.tellLate({ chat: asking.chat, at: turn.at, lateMs });
          },
        };
      }
      return { comeAgainInMs: earlyMs };
    },
  };
}
