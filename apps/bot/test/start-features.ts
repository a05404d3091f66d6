import type { Heard } from '@latchkey/contracts/conversation/asking';
import { createLogger } from '@latchkey/runtime/create-logger';
import type { Update } from 'grammy/types';
import { createApiClient } from '../src/api-client.ts';
import { createBot } from '../src/create-bot.ts';
import { receive } from '../src/updates/delivery.ts';
import { serviceToken, startApiServer } from './api-server.ts';
import { me, startBotApiServer, token } from './bot-api-server.ts';

/** The bot's features between an emulated Telegram and an emulated api, with no loop around them. */
export async function startFeatures() {
  const [telegram, api] = await Promise.all([startBotApiServer(), startApiServer()]);
  const lines: string[] = [];
  const { bot, handle } = createBot({
    token,
    apiRoot: telegram.url,
    me,
    api: createApiClient({ url: api.url, serviceToken }),
    log: createLogger({ name: 'bot' }, { write: (line) => void lines.push(line) }),
  });
  return {
    telegram,
    api,
    lines,
    handle: (update: Update) => bot.handleUpdate(update),
    /** The same, with what the api has answered as it was stored. */
    handleHeard: (update: Update, heard: Heard) => handle(update, { ...receive(update, me.id), heard }),
    /** Methods the bot has called, in order. */
    called: () => telegram.calls.map((call) => call.method),
    close: () => Promise.all([telegram.close(), api.close()]),
  };
}

export type Features = Awaited<ReturnType<typeof startFeatures>>;
