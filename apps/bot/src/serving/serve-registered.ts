import type { Logger } from '@latchkey/runtime/create-logger';
import { callOptions } from '../api-client.ts';
import type { RegisteredBot } from './follow-registered.ts';
import { type ServedBot, type Serving, serveBot } from './serve-bot.ts';

export interface RegisteredBots {
  /** By Telegram's id. */
  served: ReadonlyMap<number, ServedBot>;
  /** Serves these and no others: new ones begin, those with a new token begin anew, the rest ends. */
  set(bots: readonly RegisteredBot[]): void;
  close(): Promise<void>;
}

/** The bots that organisations have registered, each served by itself. */
export function serveRegistered(
  serving: Serving,
  webhookOf: (botTelegramId: number) => { url: string; secret: string } | undefined,
): RegisteredBots {
  const served = new Map<number, ServedBot>();
  const closing = new Set<Promise<void>>();

  const end = (bot: ServedBot): Promise<void> => {
    served.delete(bot.botTelegramId);
    const closed = bot
      .close()
      .catch((error: unknown) => serving.log.error({ err: error }, 'a bot did not end well'))
      .finally(() => closing.delete(closed));
    closing.add(closed);
    return closed;
  };
  const begin = (bot: RegisteredBot) => {
    const { botTelegramId, tokenVersion } = bot;
    const one = serveBot(
      {
        ...bot,
        webhook: webhookOf(botTelegramId),
        onRejected: () => void tellRejected(serving, { botTelegramId, tokenVersion }, serving.log),
      },
      serving,
    );
    served.set(botTelegramId, one);
    one.ready.catch((error: unknown) =>
      serving.log.error({ err: error, botTelegramId }, 'a bot cannot be served'),
    );
  };

  return {
    served,
    set(bots) {
      const wanted = new Map(bots.map((bot) => [bot.botTelegramId, bot]));
      for (const one of [...served.values()]) {
        if (wanted.get(one.botTelegramId)?.token !== one.token) void end(one);
      }
      for (const bot of bots) if (!served.has(bot.botTelegramId)) begin(bot);
    },
    async close() {
      for (const one of served.values()) void end(one);
      await Promise.all(closing);
    },
  };
}

/** The creator is to know. When it is lost, the worker meets the same refusal. */
async function tellRejected(
  { api }: Serving,
  rejected: { botTelegramId: number; tokenVersion: number },
  log: Logger,
): Promise<void> {
  const call = callOptions(`token-${rejected.botTelegramId}`);
  await api.bot.tokenRejected
    .mutate(rejected, call)
    .catch((error: unknown) => log.warn({ err: error }, 'the api was not told of a rejected token'));
}
