import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';
import type { ChatOfBot } from '../channel/channel-gateway.ts';

/** How many are in a chat. No method of Telegram lists who they are. */
export interface ChatCensus {
  /** All members, bots included. */
  count(chat: ChatOfBot): Promise<TelegramAnswer<number>>;
  /** The owner and the administrators, bots among them. */
  administrators(chat: ChatOfBot): Promise<TelegramAnswer<number[]>>;
}
