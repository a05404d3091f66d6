import { addDialogMessage, openDialog } from '../dialog.ts';
import { renderPrivateChat } from '../render/chat.ts';
import { renderUser } from '../render/user.ts';
import type { BotRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { findEntities } from '../text/find-entities.ts';
import { sendUpdate } from '../updates/send-update.ts';
import { setBlocked } from './set-blocked.ts';

/** A person writes to a bot; the first time this starts it, and it lifts a block, as in the apps. */
export function writeToBot(world: TelegramWorld, bot: BotRecord, userId: number, text: string): number {
  const dialog = openDialog(world, bot.user.id, userId);
  if (dialog.blocked) setBlocked(world, bot, userId, false);
  dialog.started = true;
  const entities = findEntities(text);
  const message = addDialogMessage(world, bot, dialog, {
    from: renderUser(world, userId),
    chat: renderPrivateChat(world, userId),
    date: world.nowSeconds(),
    text,
    ...(entities.length > 0 ? { entities } : {}),
  });
  sendUpdate(world, bot, { message });
  return message.message_id;
}

/** Opens `t.me/<bot>?start=<payload>` and presses Start. */
export function startBot(world: TelegramWorld, bot: BotRecord, userId: number, payload?: string): number {
  return writeToBot(world, bot, userId, payload ? `/start ${payload}` : '/start');
}
