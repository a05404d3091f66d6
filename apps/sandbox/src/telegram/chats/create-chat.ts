import type { ChatType } from '../admin-rights.ts';
import { createLink } from '../membership/create-link.ts';
import type { ChatRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

const firstChannelNumber = 2_400_000_001;
const firstGroupNumber = 4_700_000_001;
const channelBase = 1_000_000_000_000;

export interface NewChat {
  id?: number | undefined;
  type: ChatType;
  title: string;
  username?: string | undefined;
  ownerId: number;
}

/** A chat with its owner in it. An id that is known already gives the chat that is there. */
export function createChat(world: TelegramWorld, options: NewChat): ChatRecord {
  const id = options.id ?? nextChatId(world, options.type);
  const known = world.state.chats[id];
  if (known) return known;
  const chat: ChatRecord = {
    id,
    type: options.type,
    title: options.title,
    ...(options.username ? { username: options.username.replace(/^@/, '') } : {}),
    members: { [options.ownerId]: { status: 'creator', is_anonymous: false } },
    links: {},
    requests: {},
    messages: [],
    nextMessageId: 1,
    deleted: false,
    history: [{ at: world.nowMs(), userId: options.ownerId, text: 'created the chat' }],
  };
  createLink(chat, options.ownerId, { isPrimary: true });
  world.state.chats[id] = chat;
  world.changed();
  return chat;
}

/** Channels and supergroups have ids of the form -100…, basic groups small negative ones. */
export function nextChatId(world: TelegramWorld, type: ChatType): number {
  let id: number;
  do {
    const count = world.state.counters.chat++;
    id = type === 'group' ? -(firstGroupNumber + count) : -(channelBase + firstChannelNumber + count);
  } while (world.state.chats[id]);
  return id;
}
