import { openCrashPoints } from '@latchkey/runtime/crash-points';
import { createHttpServer } from '@latchkey/runtime/create-http-server';
import type { Logger } from '@latchkey/runtime/create-logger';
import { createSeal } from '@latchkey/runtime/seal';
import { createApiClient } from './api-client.ts';
import type { Env } from './env.ts';
import { createMetrics } from './metrics.ts';
import { checkApi, checkTelegram } from './readiness.ts';
import { followRegistered } from './serving/follow-registered.ts';
import { type ServedBot, type Serving, serveBot } from './serving/serve-bot.ts';
import { type RegisteredBots, serveRegistered } from './serving/serve-registered.ts';
import { crashAround } from './telegram/crash-around.ts';
import { createIntakePlaces } from './updates/intake.ts';
import { addWebhookRoute, webhookPath, webhookSecretOf } from './updates/webhook.ts';

export type BotSettings = Pick<
  Env,
  | 'TELEGRAM_BOT_TOKEN'
  | 'TELEGRAM_API_ROOT'
  | 'TELEGRAM_WEBHOOK_SECRET'
  | 'BOT_WEBHOOK_URL'
  | 'PUBLIC_API_URL'
  | 'SERVICE_TOKEN'
  | 'ENCRYPTION_KEY'
  | 'PORT'
  | 'HOST'
  | 'FAULT_INJECTION'
>;

export interface StartedBot {
  /** Resolves when updates of the installation's bot are taken; rejects with TokenRejected when they never will be. */
  ready: Promise<void>;
  /** Takes no more updates, finishes those that are stored, and stops listening. */
  close(): Promise<void>;
}

/**
 * The whole process: answers over HTTP at once, and takes updates as soon as Telegram is there, of the installation's bot and
 * of every bot that is registered.
 */
export async function startBot(env: BotSettings, log: Logger): Promise<StartedBot> {
  let installed: ServedBot | undefined;
  let registered: RegisteredBots | undefined;
  const served = () => [...(installed ? [installed] : []), ...(registered?.served.values() ?? [])];
  const metrics = createMetrics(() => served().map((bot) => bot.state()));
  const crashPoints = await openCrashPoints(env.FAULT_INJECTION);
  const api = createApiClient({ url: env.PUBLIC_API_URL, serviceToken: env.SERVICE_TOKEN, crashPoints });
  const serving: Serving = {
    api,
    apiRoot: env.TELEGRAM_API_ROOT,
    metrics,
    places: createIntakePlaces(),
    log,
    around: crashPoints && crashAround(crashPoints),
  };
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret } = env;
  const botTelegramId = Number.parseInt(token, 10);
  const webhookOf = (id: number, secretOf: string) =>
    env.BOT_WEBHOOK_URL ? { url: `${env.BOT_WEBHOOK_URL}${webhookPath(id)}`, secret: secretOf } : undefined;
  const others = serveRegistered(serving, (id) => webhookOf(id, webhookSecretOf(secret, id)));
  registered = others;

  const app = createHttpServer({
    logger: log,
    registry: metrics.registry,
    readiness: async () => ({
      telegram: installed
        ? checkTelegram(
            installed.contact,
            [...others.served.values()].map(({ contact }) => contact),
          )
        : 'down',
      api: await checkApi(env.PUBLIC_API_URL),
    }),
  });
  if (env.BOT_WEBHOOK_URL) {
    const botOf = (id: string) => {
      const bot = Number(id) === botTelegramId ? installed : others.served.get(Number(id));
      return bot?.webhook && { secret: bot.webhook.secret, intake: bot.intake() };
    };
    addWebhookRoute(app, { metrics, botOf, secret });
  }
  await app.listen({ port: env.PORT, host: env.HOST });

  const stop = new AbortController();
  const webhook = webhookOf(botTelegramId, secret);
  const onRejected = () => log.error('Telegram rejects TELEGRAM_BOT_TOKEN');
  const bot = serveBot({ botTelegramId, token, tokenVersion: null, webhook, onRejected }, serving);
  installed = bot;
  const seal = createSeal(env.ENCRYPTION_KEY);
  void followRegistered(
    {
      api,
      seal,
      log,
      // The installation's bot is served already, whatever is on file.
      onChange: (bots) => others.set(bots.filter((one) => one.botTelegramId !== botTelegramId)),
    },
    stop.signal,
  );

  return {
    ready: bot.ready,
    async close() {
      stop.abort();
      await Promise.all([bot.close(), others.close()]);
      await app.close();
    },
  };
}
