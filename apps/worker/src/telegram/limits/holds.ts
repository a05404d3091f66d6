import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@latchkey/db/connect-database';
import { listHolds } from '@latchkey/db/telegram-limit/list-holds';
import { type HeldCall, noteHold } from '@latchkey/db/telegram-limit/note-hold';
import type { Logger } from '@latchkey/runtime/create-logger';

/** What Telegram has told our bots to leave alone. Asked before every call, and therefore kept in memory. */
export interface Holds {
  /** For how many milliseconds this call is still held; 0: it may be made. */
  leftMs(call: HeldCall): number;
  /** Telegram has answered 429: known here at once, and to the other workers at their next look. Never throws. */
  note(call: HeldCall, ms: number): Promise<void>;
  stop(): Promise<void>;
}

/** Stands for every chat: the call that was refused was about none. */
export const everywhere = '*';

/** Looks every `everyMs` for what other workers have been told. */
export function createHolds(options: { db: Db; everyMs: number; logger: Logger }): Holds {
  const { db, everyMs, logger } = options;
  const stopping = new AbortController();
  /** Ends by the clock of this process. */
  const ends = new Map<string, number>();

  const keep = (call: HeldCall, ms: number) => {
    const key = keyOf(call);
    ends.set(key, Math.max(ends.get(key) ?? 0, performance.now() + ms));
  };
  const forgetPast = () => {
    const now = performance.now();
    for (const [key, end] of ends) if (end <= now) ends.delete(key);
  };
  const look = async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        for (const { leftMs, ...call } of await listHolds(db)) keep(call, leftMs);
        forgetPast();
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1) logger.warn({ err: error }, "the holds of Telegram's calls cannot be read");
      }
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const looking = look();

  return {
    leftMs: (call) => {
      const end = Math.max(ends.get(keyOf(call)) ?? 0, ends.get(keyOf({ ...call, chat: everywhere })) ?? 0);
      return Math.max(0, end - performance.now());
    },
    note: async (call, ms) => {
      keep(call, ms);
      const { botTelegramId, method } = call;
      logger.warn(
        { botTelegramId, method, inOneChat: call.chat !== everywhere, ms },
        'Telegram says to wait',
      );
      await noteHold(db, call, ms).catch((error: unknown) =>
        logger.warn({ err: error }, 'a hold could not be told to the other workers'),
      );
    },
    stop: async () => {
      stopping.abort();
      await looking;
    },
  };
}

function keyOf({ botTelegramId, chat, method }: HeldCall): string {
  return `${botTelegramId}/${chat}/${method}`;
}
