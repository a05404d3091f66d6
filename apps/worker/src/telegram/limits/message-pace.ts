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
  turnOf(
    botTelegramId: number,
    asking: Pick<Asking, 'chat' | 'waited' | 'bulk'>,
  ): Promise<{ answered(): void } | { comeAgainInMs: number }>;
}

/** A place that was missed by more than this, because process or database were busy, is given back for a later one. */
const missedByMs = 40;
/** Those who come again come early and wait on the spot: a queue that is a little late costs no place. */
const earlyMs = 600;
const comeAgainAfterMs = 250;
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
    turnOf: async (bot, { chat, waited, bulk }) => {
      const desk = deskOf(bot);
      let asking: Asking = { chat, waited, bulk };
      for (let missed = 0; missed < maxPlacesMissed; missed += 1) {
        const turn = await desk.ask(asking);
        const inMs = turn.localAt - performance.now();
        if (!turn.goes) return { comeAgainInMs: Math.max(Math.ceil(inMs - earlyMs), comeAgainAfterMs) };
        if (inMs > 0) await sleep(inMs);
        const lateMs = performance.now() - turn.localAt;
        if (lateMs <= missedByMs) {
          return {
            answered: () => {
              const arrivedLate = delays.lateness(performance.now() - turn.localAt);
              if (arrivedLate > 0) desk.tellLate({ chat, at: turn.at, lateMs: arrivedLate });
            },
          };
        }
        // Where answers take so long, its next place is not before the answer.
        asking = { chat, waited: true, bulk, givesBack: turn.at, readyInMs: Math.ceil(lateMs) };
      }
      return { comeAgainInMs: comeAgainAfterMs };
    },
  };
}
