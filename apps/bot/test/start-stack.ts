import { createLogger } from '@latchkey/runtime/create-logger';
import { type BotSettings, startBot } from '../src/start-bot.ts';
import { type ApiServer, serviceToken, startApiServer } from './api-server.ts';
import { type BotApiServer, startBotApiServer, token } from './bot-api-server.ts';

export const encryptionKey = 'encryption-key-of-the-tests';
export const webhookSecret = 'webhook-secret-of-the-tests';

export interface Stack {
  telegram: BotApiServer;
  api: ApiServer;
  /** Where the bot process listens. */
  url: string;
  /** Lines the process has logged. */
  log: string[];
  close(): Promise<void>;
}

/** The bot as it runs, between an emulated Telegram and an emulated api. */
export async function startStack(options: {
  port: number;
  webhook?: boolean;
  /** A Bot API server other than ours. */
  telegramUrl?: string;
  prepare?: (telegram: BotApiServer, api: ApiServer) => void;
}): Promise<Stack> {
  const [telegram, api] = await Promise.all([startBotApiServer(), startApiServer()]);
  options.prepare?.(telegram, api);
  const url = `http://127.0.0.1:${options.port}`;
  const settings: BotSettings = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: options.telegramUrl ?? telegram.url,
    TELEGRAM_WEBHOOK_SECRET: webhookSecret,
    BOT_WEBHOOK_URL: options.webhook ? url : undefined,
    PUBLIC_API_URL: api.url,
    SERVICE_TOKEN: serviceToken,
    ENCRYPTION_KEY: [encryptionKey],
    PORT: options.port,
    HOST: '127.0.0.1',
  };
  const log: string[] = [];
  const bot = await startBot(
    settings,
    createLogger({ name: 'bot' }, { write: (line) => void log.push(line) }),
  );
  await bot.ready;
  return {
    telegram,
    api,
    url,
    log,
    async close() {
      await bot.close();
      await Promise.all([telegram.close(), api.close()]);
    },
  };
}
