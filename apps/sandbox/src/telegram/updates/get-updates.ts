import { BotApiError } from '../bot-api-error.ts';
import type { Update } from '../bot-api-types.ts';
import { type BotMethod, type Call, integerParam, jsonParam } from '../call.ts';
import type { BotRecord } from '../telegram-state.ts';
import { dropExpired } from './drop-expired.ts';
import { allowUpdates } from './send-update.ts';

const maxTimeoutS = 50;
/** The poll that waits, by bot id: a second one ends the first, as on Telegram. */
const openPolls = new WeakMap<object, Map<number, (reason: BotApiError) => void>>();

export const getUpdates: BotMethod = async (call) => {
  const { world, bot } = call;
  if (bot.webhook) {
    throw new BotApiError(
      409,
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  allowUpdates(bot, jsonParam(call, 'allowed_updates'));
  endOpenPoll(
    call,
    'terminated by other getUpdates request; make sure that only one bot instance is running',
  );
  dropExpired(world, bot);
  confirm(call, integerParam(call, 'offset') ?? 0);
  const limit = Math.min(Math.max(integerParam(call, 'limit') ?? 100, 1), 100);
  const timeoutS = Math.min(Math.max(integerParam(call, 'timeout') ?? 0, 0), maxTimeoutS);
  if (bot.pending.length === 0 && timeoutS > 0) await nextUpdate(call, timeoutS * 1000);
  return waiting(bot).slice(0, limit);
};

/** Ends a poll that is still open, for example because a webhook was set. */
export function endOpenPoll({ world, bot }: Call, description: string): void {
  openPolls.get(world)?.get(bot.user.id)?.(new BotApiError(409, description));
}

function waiting(bot: BotRecord): Update[] {
  return bot.pending.map(({ update }) => update);
}

/** Everything below a positive offset is done; a negative one keeps only that many from the end. */
function confirm({ world, bot }: Call, offset: number): void {
  const before = bot.pending.length;
  if (offset > 0) bot.pending = bot.pending.filter(({ update }) => update.update_id >= offset);
  if (offset < 0) bot.pending = bot.pending.slice(offset);
  if (bot.pending.length !== before) world.changed();
}

function nextUpdate({ world, bot, signal }: Call, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const polls = openPolls.get(world) ?? new Map<number, (reason: BotApiError) => void>();
    openPolls.set(world, polls);
    const end = (reason?: BotApiError) => {
      clearTimeout(timer);
      world.signals.off('update', onUpdate);
      world.signals.off('close', onAbort);
      signal.removeEventListener('abort', onAbort);
      if (polls.get(bot.user.id) === end) polls.delete(bot.user.id);
      if (reason) reject(reason);
      else resolve();
    };
    const onUpdate = (botId: number) => {
      if (botId === bot.user.id) end();
    };
    const onAbort = () => end();
    const timer = setTimeout(end, timeoutMs);
    world.signals.on('update', onUpdate);
    world.signals.on('close', onAbort);
    signal.addEventListener('abort', onAbort);
    polls.set(bot.user.id, end);
  });
}
