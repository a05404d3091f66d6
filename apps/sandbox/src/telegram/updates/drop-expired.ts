import type { BotRecord, UpdateKind } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

const dayMs = 86_400_000;
const shortLivedMs = 150_000;
const shortLived: readonly UpdateKind[] = ['callback_query', 'shipping_query', 'pre_checkout_query'];

/** Telegram keeps an update for 24 hours; queries that wait for an answer for 150 seconds. */
export function dropExpired(world: TelegramWorld, bot: BotRecord): void {
  const now = world.nowMs();
  const kept = bot.pending.filter(
    ({ kind, createdAt }) => now - createdAt < (shortLived.includes(kind) ? shortLivedMs : dayMs),
  );
  if (kept.length === bot.pending.length) return;
  bot.pending = kept;
  world.changed();
}
