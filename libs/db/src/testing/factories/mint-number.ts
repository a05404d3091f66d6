import { randomInt } from 'node:crypto';

/** A number as Telegram gives them to people and bots; chats are negative. */
export function mintTelegramId(): number {
  return randomInt(100_000_000, 9_999_999_999);
}

/** A supergroup's or channel's id. */
export function mintChatId(): number {
  return -1_000_000_000_000 - mintTelegramId();
}
