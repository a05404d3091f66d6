import { createHttpServer } from '@latchkey/runtime/create-http-server';
import type { Logger } from '@latchkey/runtime/create-logger';
import type { FastifyInstance } from 'fastify';
import { type ClockState, createClock, type MovableClock } from './clock.ts';
import { clockRoutes } from './clock-routes.ts';
import { mailRoutes } from './mail/mail-routes.ts';
import { emptyMailState } from './mail/mail-state.ts';
import { startMailSink } from './mail/start-mail-sink.ts';
import { liveRoute } from './pages/live-route.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { openStateStore } from './state.ts';
import { stripePlugin } from './stripe/plugin.ts';
import { emptyStripeState } from './stripe/store/state.ts';
import { mountTelegram } from './telegram/telegram-plugin.ts';
import { emptyTelegramState } from './telegram/telegram-state.ts';
import type { TelegramWorld } from './telegram/telegram-world.ts';

const largestUpload = 20 * 1024 * 1024;

export interface SandboxOptions {
  logger: Logger;
  publicUrl: string;
  host?: string | undefined;
  botToken?: string | undefined;
  /** File in which the state is kept; in memory only without it. */
  dataFile?: string | undefined;
  /** Without it no mail is taken. */
  smtpPort?: number | undefined;
  webhookUrl?: string | undefined;
  webhookSecret?: string | undefined;
}

export interface Sandbox {
  app: FastifyInstance;
  clock: MovableClock;
  telegram: TelegramWorld;
  smtpPort?: number;
}

/** The whole sandbox on one HTTP server that is not listening yet. Closing the server saves the state. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const store = openStateStore(options.dataFile);
  const clock = createClock(store.openSection<ClockState>('clock', () => ({ offsetMs: 0 })));
  const app = createHttpServer({ logger: options.logger, bodyLimit: largestUpload });
  app.addHook('onClose', async () => store.close());
  clockRoutes(app, clock);

  const telegramState = store.openSection('telegram', emptyTelegramState);
  const telegram = await mountTelegram(app, { clock, state: telegramState, botToken: options.botToken });

  const { publicUrl, webhookUrl, webhookSecret } = options;
  await app.register(stripePlugin, {
    clock,
    state: store.openSection('stripe', emptyStripeState),
    publicUrl,
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
    ...(webhookSecret === undefined ? {} : { webhookSecret }),
  });

  const mail = store.openSection('mail', emptyMailState);
  const { host = '127.0.0.1', smtpPort } = options;
  const sink =
    smtpPort === undefined ? undefined : await startMailSink({ host, port: smtpPort, clock, state: mail });
  app.addHook('onClose', async () => sink?.close());

  liveRoute(app, store);
  mailRoutes(app, { clock, state: mail });
  pageRoutes(app, { clock, telegram });
  return { app, clock, telegram, ...(sink ? { smtpPort: sink.port } : {}) };
}
