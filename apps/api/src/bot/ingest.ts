import { findSender } from '@latchkey/db/bot-identity/find-sender';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { within } from '../within.ts';
import { recordOfUpdate } from './record-of-update.ts';
import { senderOf } from './sender-of.ts';

const storeWithinMs = 8_000;

/** Stores a raw update. An answer other than an error means that it is committed: then the bot confirms it. */
export function botIngest({ database, inbox, clock }: Deps): UseCases['bot']['ingest'] {
  return async ({ correlationId }, { botTelegramId, update }) => {
    const store = async () => {
      const sender = { botTelegramId, telegramId: senderOf(update) };
      const { known, chosenLocale } = await findSender(database.db, sender);
      const receivedAt = clock.now();
      const from = { botTelegramId, known, correlationId, receivedAt };
      const { duplicate } = await inbox.ingest(recordOfUpdate(update, from));
      return { duplicate, chosenLocale };
    };
    return within(storeWithinMs, store());
  };
}
