import type { FastifyInstance } from 'fastify';
import type { SandboxClock } from '../clock.ts';
import type { StateSection } from '../state.ts';
import { ensureBot } from './bots.ts';
import { controlPlugin } from './control/control-plugin.ts';
import { botApiPlugin } from './http/bot-api-plugin.ts';
import { renewDueSubscriptions } from './stars/renew-due-subscriptions.ts';
import type { TelegramState } from './telegram-state.ts';
import { createTelegramWorld, type TelegramWorld } from './telegram-world.ts';
import { deliverToWebhooks } from './updates/deliver-to-webhooks.ts';

const lookForRenewalsMs = 30_000;

export interface TelegramOptions {
  clock: SandboxClock;
  state: StateSection<TelegramState>;
  /** The bot that exists from the start. */
  botToken?: string | undefined;
}

/** The emulated Telegram: Bot API and controls on `app`, renewals by the clock, webhooks. */
export async function mountTelegram(app: FastifyInstance, options: TelegramOptions): Promise<TelegramWorld> {
  const world = createTelegramWorld(options.state, options.clock);
  if (options.botToken !== undefined) ensureBot(world, options.botToken);
  await app.register(botApiPlugin, { world });
  await app.register(controlPlugin, { world, prefix: '/telegram/control' });

  const delivery = deliverToWebhooks(world);
  const timer = setInterval(() => renewDueSubscriptions(world), lookForRenewalsMs);
  options.clock.onAdvance(() => {
    renewDueSubscriptions(world);
    delivery.retryNow();
  });
  app.addHook('preClose', () => {
    clearInterval(timer);
    delivery.close();
    world.signals.emit('close');
    for (const open of world.openPreCheckouts.values())
      open.answer({ ok: false, error: 'BOT_PRECHECKOUT_TIMEOUT' });
  });
  return world;
}
