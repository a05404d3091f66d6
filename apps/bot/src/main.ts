import { createLogger } from '@latchkey/runtime/create-logger';
import { onShutdown } from '@latchkey/runtime/shutdown';
import { readEnv } from './env.ts';
import { startBot } from './start-bot.ts';

const env = readEnv();
const logger = createLogger({ name: 'bot', level: env.LOG_LEVEL });
const bot = await startBot(env, logger);
onShutdown({ logger }, () => bot.close());

// The registered bots are served without it.
bot.ready.catch((error: unknown) => {
  if (error instanceof Error && error.name === 'AbortError') return;
  logger.fatal({ err: error }, "the installation's bot cannot be served");
});
