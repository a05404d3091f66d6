import { findBotByTelegramId } from '@latchkey/db/bot-identity/find-bots';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { within } from '../within.ts';
import { recordOfUpdate } from './record-of-update.ts';

const storeWithinMs = 8_000;

/** Stores a raw update. An answer other than an error means that it is committed: then the bot confirms it. */
export function botIngest({ database, inbox, clock }: Deps): UseCases['bot']['ingest'] {
  return async ({ correlationId }, { botTelegramId, update }) => {
    const store = async () => {
      const bot = await findBotByTelegramId(database.db, botTelegramId);
      const receivedAt = clock.now();
      return inbox.ingest(
        recordOfUpdate(update, {
          botTelegramId,
          known: bot !== null && bot !== undefined,
          correlationId,
          receivedAt,
        }),
      );
    };
    const { duplicate } = await within(storeWithinMs, store());
    return { duplicate };
  };
}
