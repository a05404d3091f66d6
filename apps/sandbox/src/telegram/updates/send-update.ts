import type { Update } from '../bot-api-types.ts';
import type { BotRecord, UpdateKind } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

/** Sent only to bots that have asked for them by name (Bot API, getUpdates, "allowed_updates"). */
const offByDefault: readonly UpdateKind[] = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** Puts an update into the bot's queue, unless the bot does not want this kind. */
export function sendUpdate(world: TelegramWorld, bot: BotRecord, payload: Omit<Update, 'update_id'>): void {
  const kind = Object.keys(payload)[0] as UpdateKind;
  const wanted = bot.allowedUpdates ? bot.allowedUpdates.includes(kind) : !offByDefault.includes(kind);
  if (!wanted) return;
  const update: Update = { update_id: bot.nextUpdateId, ...structuredClone(payload) };
  bot.nextUpdateId += 1;
  bot.pending.push({ update, kind, createdAt: world.nowMs() });
  world.changed();
  world.signals.emit('update', bot.user.id);
}

/** Applies `allowed_updates` of getUpdates and setWebhook: kept until the next time, an empty list is the default. */
export function allowUpdates(bot: BotRecord, allowed: unknown): void {
  if (!Array.isArray(allowed)) return;
  if (allowed.length === 0) delete bot.allowedUpdates;
  else bot.allowedUpdates = allowed.map(String);
}
