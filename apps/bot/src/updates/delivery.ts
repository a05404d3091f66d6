import type { Heard } from '@latchkey/contracts/conversation/asking';
import type { Locale } from '@latchkey/contracts/locale';
import type { Update } from 'grammy/types';

/** How an update came in. */
export interface Delivery {
  /** Follows what the update causes through all processes. */
  correlationId: string;
  /** On the monotonic clock, in milliseconds: answers are due so long after it. */
  receivedAt: number;
  /** The language that the sender has chosen with this bot: known once the api has stored the update. */
  chosenLocale: Locale | null;
  /** What came of it where it answered a question: known at the same time. */
  heard: Heard | null;
}

/** Update ids are only unique within one bot. */
export function receive(update: Update, botTelegramId: number): Delivery {
  return {
    correlationId: `tg-${botTelegramId}-${update.update_id}`,
    receivedAt: performance.now(),
    chosenLocale: null,
    heard: null,
  };
}
