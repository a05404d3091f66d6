import type { Update } from '../bot-api-types.ts';
import type { BotRecord, PendingUpdate, WebhookRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { dropExpired } from './drop-expired.ts';
import { postUpdate } from './post-update.ts';
import { queueOf } from './queue-of.ts';

const firstDelayMs = 1_000;
const longestDelayMs = 60_000;

interface Queue {
  busy: boolean;
  failures: number;
  notBefore: number;
}

export interface WebhookDelivery {
  /** Tries everything that waits at once, as after a move of the clock. */
  retryNow(): void;
  close(): void;
}

/**
 * Posts updates to the webhooks. As on Telegram each (user or chat, kind) has a queue of its own: an update that is
 * refused is tried again with doubling delay and holds up only its own queue.
 */
export function deliverToWebhooks(world: TelegramWorld): WebhookDelivery {
  const queues = new Map<string, Queue>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  const pump = (bot: BotRecord) => {
    if (closed || !bot.webhook) return;
    dropExpired(world, bot);
    const seen = new Set<string>();
    for (const pending of bot.pending) {
      const key = `${bot.user.id}:${queueOf(pending)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const queue = queues.get(key) ?? { busy: false, failures: 0, notBefore: 0 };
      queues.set(key, queue);
      if (!queue.busy && queue.notBefore <= Date.now()) void deliver(bot, bot.webhook, pending, queue);
    }
  };

  const deliver = async (bot: BotRecord, webhook: WebhookRecord, pending: PendingUpdate, queue: Queue) => {
    queue.busy = true;
    const result = await postUpdate(webhook, pending.update);
    queue.busy = false;
    if (result.ok) {
      queue.failures = 0;
      remove(bot, pending.update);
    } else {
      const delayMs = result.retryAfterMs ?? Math.min(firstDelayMs * 2 ** queue.failures, longestDelayMs);
      queue.failures += 1;
      queue.notBefore = Date.now() + delayMs;
      webhook.lastErrorDate = world.nowSeconds();
      webhook.lastErrorMessage = result.reason;
      later(bot, delayMs);
    }
    world.changed();
    pump(bot);
  };

  const later = (bot: BotRecord, delayMs: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      pump(bot);
    }, delayMs + 1);
    timers.add(timer);
  };

  const pumpAll = () => {
    for (const bot of Object.values(world.state.bots)) pump(bot);
  };
  world.signals.on('update', (botId) => {
    for (const bot of Object.values(world.state.bots)) if (bot.user.id === botId) pump(bot);
  });
  setImmediate(pumpAll);

  return {
    retryNow: () => {
      for (const queue of queues.values()) queue.notBefore = 0;
      pumpAll();
    },
    close: () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function remove(bot: BotRecord, update: Update): void {
  bot.pending = bot.pending.filter((each) => each.update.update_id !== update.update_id);
}
