import { openCrashPoints } from '@latchkey/runtime/crash-points';
import { createHttpServer } from '@latchkey/runtime/create-http-server';
import type { Logger } from '@latchkey/runtime/create-logger';
import { Api } from 'grammy';
import { announce } from './announce.ts';
import { createApiClient } from './api-client.ts';
import { createBot } from './create-bot.ts';
import type { Env } from './env.ts';
import { createMetrics } from './metrics.ts';
import { checkApi, createTelegramContact } from './readiness.ts';
import { connectTelegram } from './telegram/connect-telegram.ts';
import { crashAround } from './telegram/crash-around.ts';
import { createIntake, type Intake } from './updates/intake.ts';
import { type Polling, startPolling } from './updates/poll.ts';
import { addWebhookRoute, webhookPath } from './updates/webhook.ts';

export type BotSettings = Pick<
  Env,
  | 'TELEGRAM_BOT_TOKEN'
  | 'TELEGRAM_API_ROOT'
  | 'TELEGRAM_WEBHOOK_SECRET'
  | 'BOT_WEBHOOK_URL'
  | 'PUBLIC_API_URL'
  | 'SERVICE_TOKEN'
  | 'PORT'
  | 'HOST'
  | 'FAULT_INJECTION'
>;

export interface StartedBot {
  /** Resolves when updates are taken; rejects with TokenRejected when they never will be. */
  ready: Promise<void>;
  /** Takes no more updates, finishes those that are stored, and stops listening. */
  close(): Promise<void>;
}

const callSeconds = 10;
/** A long poll of 25 seconds and some time for its way. */
const longPollCallSeconds = 35;

/** The whole process: answers over HTTP at once, takes updates as soon as Telegram is there. */
export async function startBot(env: BotSettings, log: Logger): Promise<StartedBot> {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_SECRET: secret } = env;
  const botTelegramId = Number.parseInt(token, 10);
  const webhookUrl = env.BOT_WEBHOOK_URL && `${env.BOT_WEBHOOK_URL}${webhookPath(botTelegramId)}`;
  const metrics = createMetrics();
  const contact = createTelegramContact(webhookUrl ? 'webhook' : 'polling');
  const crashPoints = await openCrashPoints(env.FAULT_INJECTION);
  const around = crashPoints && crashAround(crashPoints);
  const api = createApiClient({ url: env.PUBLIC_API_URL, serviceToken: env.SERVICE_TOKEN, crashPoints });
  const stop = new AbortController();
  let intake: Intake | undefined;
  let polling: Polling | undefined;

  const app = createHttpServer({
    logger: log,
    registry: metrics.registry,
    readiness: async () => ({ telegram: contact.check(), api: await checkApi(env.PUBLIC_API_URL) }),
  });
  if (webhookUrl) addWebhookRoute(app, { botTelegramId, secret, metrics, intake: () => intake });
  await app.listen({ port: env.PORT, host: env.HOST });

  const begin = async () => {
    const telegram = new Api(token, { apiRoot, timeoutSeconds: callSeconds });
    const webhook = webhookUrl ? { url: webhookUrl, secret } : undefined;
    const me = await connectTelegram(telegram, webhook, log, stop.signal);
    const { handle } = createBot({ token, apiRoot, me, api, log, around });
    intake = createIntake({ api, botTelegramId, handle, metrics, log });
    void announce(api, me, log, stop.signal);
    contact.seen();
    if (!webhook) {
      const patient = new Api(token, { apiRoot, timeoutSeconds: longPollCallSeconds });
      if (around) patient.config.use(around);
      polling = startPolling({ telegram: patient, intake, metrics, log, onAnswer: contact.seen });
    }
    log.info({ botTelegramId, mode: webhook ? 'webhook' : 'polling' }, 'bot is up');
  };

  const ready = begin();
  return {
    ready,
    async close() {
      stop.abort();
      await ready.catch(() => {});
      await polling?.stop();
      await intake?.close();
      await app.close();
    },
  };
}
