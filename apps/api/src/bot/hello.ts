import { findBotByTelegramId } from '@latchkey/db/bot-identity/find-bots';
import { noteBotHeard } from '@latchkey/db/bot-identity/note-bot-heard';
import { renameBot } from '@latchkey/db/bot-identity/rename-bot';
import { beat } from '@latchkey/db/heartbeat/beat';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** The bot's process lives, and has this name now. */
export function botHello({ database: { db } }: Deps): UseCases['bot']['hello'] {
  return async (_call, { botTelegramId, username, tokenVersion }) => {
    await noteBotHeard(db, botTelegramId, tokenVersion ?? null);
    const known = await findBotByTelegramId(db, botTelegramId);
    // The installation's own bot speaks for the process; who has no bot yet is served by it.
    if (!known?.registered) await beat(db, 'bot', new Date(), { botTelegramId, username });
    if (known && known.username !== username) await renameBot(db, { telegramId: botTelegramId, username });
    return { known: known !== null };
  };
}
