import type { Chat } from '../bot-api-types.ts';
import type { ChatRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

type GroupOrChannel = Chat.GroupChat | Chat.SupergroupChat | Chat.ChannelChat;

export function renderChat(chat: ChatRecord): GroupOrChannel {
  const { id, title, username } = chat;
  if (chat.type === 'group') return { id, type: 'group', title };
  return { id, type: chat.type, title, ...(username === undefined ? {} : { username }) };
}

export function renderPrivateChat(world: TelegramWorld, userId: number): Chat.PrivateChat {
  const user = world.state.users[userId]?.user;
  if (!user) throw new Error(`No user ${userId} in the sandbox`);
  const { id, first_name, last_name, username } = user;
  return {
    id,
    type: 'private',
    first_name,
    ...(last_name === undefined ? {} : { last_name }),
    ...(username === undefined ? {} : { username }),
  };
}
