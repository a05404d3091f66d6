import { listRegistered, registeredRevision } from '@latchkey/db/bot/list-registered';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** The registered bots, for the process that serves them; their tokens stay sealed. */
export function botRegistered({ database: { db } }: Deps): UseCases['bot']['registered'] {
  return async (_call, known) => {
    // Read before the list: a bot that comes between the two is found by the next question.
    const revision = await registeredRevision(db);
    if (revision === known.revision) return { revision, bots: null };
    const bots = await listRegistered(db);
    return {
      revision,
      bots: bots.map(({ telegramId, tokenVersion, tokenCiphertext }) => ({
        botTelegramId: telegramId,
        tokenVersion,
        sealedToken: tokenCiphertext,
      })),
    };
  };
}
