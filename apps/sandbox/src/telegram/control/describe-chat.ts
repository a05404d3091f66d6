import { countsAsInside } from '../membership/is-inside.ts';
import { renderUser } from '../render/user.ts';
import type { ChatRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

export function describeChat(world: TelegramWorld, chat: ChatRecord) {
  const { id, type, title, username, migratedTo, deleted } = chat;
  const inside = Object.values(chat.members).filter(countsAsInside).length;
  const botIds = Object.values(world.state.bots).map((bot) => bot.user.id);
  return {
    id,
    type,
    title,
    username: username ?? null,
    migratedTo: migratedTo ?? null,
    deleted,
    memberCount: inside,
    bots: botIds
      .filter((botId) => chat.members[botId])
      .map((botId) => ({ id: botId, ...chat.members[botId] })),
    requests: Object.values(chat.requests),
    links: Object.values(chat.links),
  };
}

export function describeMembers(world: TelegramWorld, chat: ChatRecord) {
  return Object.entries(chat.members).map(([id, member]) => {
    const { first_name, username, is_bot } = renderUser(world, Number(id));
    return {
      userId: Number(id),
      firstName: first_name,
      username: username ?? null,
      isBot: is_bot,
      ...member,
    };
  });
}
