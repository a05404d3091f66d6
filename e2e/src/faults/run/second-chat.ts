import { orderFault } from '../../world/faults.ts';
import type { Step } from '../plan/plan.ts';
import type { Stage } from './stage.ts';

/** The creator's chats beside the one that is sold, newest last. */
const chats = new WeakMap<Stage, number[]>();
const rights = { can_invite_users: true, can_restrict_members: true };

/** The creator connects one more chat, or changes the bot's rights there; `unseen`: Telegram then keeps the chat from us. */
export async function changeSecondChat(stage: Stage, change: Step['chat']): Promise<void> {
  if (change === null) return;
  const { sandbox, seeded } = stage.world;
  const known = chats.get(stage) ?? [];
  chats.set(stage, known);
  const ownerId = seeded.creator.telegramUserId;
  if (change === 'connect') known.push(await sandbox.channel(ownerId, `Second chat ${known.length + 1}`));
  const chatId = known.at(-1);
  if (chatId === undefined) return;
  if (change === 'change rights unseen') {
    const description = 'bot is not a member of the channel chat';
    await orderFault(stage.world, { method: 'getChat', kind: '403', chatId, description });
  }
  const less = change === 'connect' ? rights : { ...rights, can_pin_messages: change === 'change rights' };
  await sandbox.addBot(chatId, ownerId, less);
}
