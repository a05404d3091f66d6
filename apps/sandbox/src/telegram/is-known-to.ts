import type { TelegramWorld } from './telegram-world.ts';

/** Whether this bot has ever met this person: in a private chat, in a chat it is in, or in a request to join one. */
export function isKnownTo(world: TelegramWorld, botId: number, userId: number): boolean {
  if (world.state.dialogs[`${botId}:${userId}`]) return true;
  return Object.values(world.state.chats).some(
    (chat) =>
      chat.members[botId] &&
      (chat.members[userId] || chat.requests[userId] || chat.history.some((line) => line.userId === userId)),
  );
}
