import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import type { User } from 'grammy/types';

/** A Telegram user as the api wants to hear of them. */
export function personOf(user: User): TelegramPerson {
  return {
    id: user.id,
    firstName: user.first_name.slice(0, 256),
    username: user.username?.slice(0, 64) ?? null,
    languageCode: user.language_code?.slice(0, 16) ?? null,
  };
}
