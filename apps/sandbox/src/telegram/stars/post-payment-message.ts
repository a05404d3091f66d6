import type { Message } from '../bot-api-types.ts';
import { addDialogMessage, openDialog } from '../dialog.ts';
import { renderPrivateChat } from '../render/chat.ts';
import { renderUser } from '../render/user.ts';
import type { BotRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { sendUpdate } from '../updates/send-update.ts';

/** The service message about a payment or a refund in the private chat, and the bot's update of it. */
export function postPaymentMessage(
  world: TelegramWorld,
  bot: BotRecord,
  userId: number,
  date: number,
  content: Pick<Message, 'successful_payment'> | Pick<Message, 'refunded_payment'>,
): void {
  const message = addDialogMessage(world, bot, openDialog(world, bot.user.id, userId), {
    from: renderUser(world, userId),
    chat: renderPrivateChat(world, userId),
    date,
    ...content,
  });
  sendUpdate(world, bot, { message });
}
