import { hearAnswer } from '@latchkey/access/conversation/hear-answer';
import { findSender } from '@latchkey/db/bot-identity/find-sender';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { within } from '../within.ts';
import { recordOfUpdate } from './record-of-update.ts';
import { saidIn } from './said-in.ts';
import { senderOf } from './sender-of.ts';

const storeWithinMs = 8_000;

/**
 * Stores a raw update. An answer other than an error means that it is committed, and so is what came of it where it answered
 * what the person was being asked: then the bot confirms it.
 */
export function botIngest(deps: Deps): UseCases['bot']['ingest'] {
  const { database, inbox, clock } = deps;
  return async ({ correlationId }, { botTelegramId, update }) => {
    const store = async () => {
      const sender = { botTelegramId, telegramId: senderOf(update) };
      const { known, chosenLocale, isAsked } = await findSender(database.db, sender);
      const at = clock.now();
      const from = { botTelegramId, known, correlationId, receivedAt: at };
      const { duplicate } = await inbox.ingest(recordOfUpdate(update, from));
      const said = known && isAsked ? saidIn(update) : null;
      const answer = { botTelegramId, updateId: update.update_id, correlationId, at };
      const heard = said && (await hearAnswer(deps, { ...said, ...answer }));
      return { duplicate, chosenLocale, heard };
    };
    return within(storeWithinMs, store());
  };
}
