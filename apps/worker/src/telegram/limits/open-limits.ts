import type { Db } from '@latchkey/db/connect-database';
import type { Logger } from '@latchkey/runtime/create-logger';
import { createHolds } from './holds.ts';
import { createMessagePace } from './message-pace.ts';
import type { TelegramLimits } from './obey-limits.ts';
import { createPlaces } from './places.ts';

/** How soon a worker knows what another one was told. */
const lookEveryMs = 500;
/** How long a call waits for another one to the same chat to end. */
const placePatienceMs = 250;

/** Telegram's limits for one process; holds and the pace of messages are shared with all others by the database. */
export function openLimits(options: { db: Db; logger: Logger }): TelegramLimits & { close(): Promise<void> } {
  const holds = createHolds({ ...options, everyMs: lookEveryMs });
  return {
    holds,
    pace: createMessagePace(options.db),
    places: createPlaces({ patienceMs: placePatienceMs }),
    close: () => holds.stop(),
  };
}
