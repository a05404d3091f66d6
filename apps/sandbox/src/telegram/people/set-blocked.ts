import { openDialog } from '../dialog.ts';
import { renderPrivateChat } from '../render/chat.ts';
import { renderMember } from '../render/member.ts';
import { renderUser } from '../render/user.ts';
import type { BotRecord, MemberRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { sendUpdate } from '../updates/send-update.ts';

/** A person blocks the bot or lifts the block; the bot hears it as `my_chat_member` of the private chat. */
export function setBlocked(world: TelegramWorld, bot: BotRecord, userId: number, blocked: boolean): void {
  const dialog = openDialog(world, bot.user.id, userId);
  if (dialog.blocked === blocked) return;
  dialog.blocked = blocked;
  const status = (is: boolean): MemberRecord =>
    is ? { status: 'kicked', until_date: 0 } : { status: 'member' };
  sendUpdate(world, bot, {
    my_chat_member: {
      chat: renderPrivateChat(world, userId),
      from: renderUser(world, userId),
      date: world.nowSeconds(),
      old_chat_member: renderMember(world, bot.user.id, status(!blocked)),
      new_chat_member: renderMember(world, bot.user.id, status(blocked)),
    },
  });
  world.changed();
}
