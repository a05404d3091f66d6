import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';

/** How a person stands in a chat, by `getChatMember`. */
export type Membership = 'inside' | 'left' | 'kicked' | 'admin' | 'owner';

/** Which bot asks, about whom, where. */
export interface ChatPerson {
  organisationId: OrganisationId;
  botId: BotId;
  chatId: number;
  telegramId: number;
}

/** What the use cases ask of Telegram. Every call takes at most ten seconds and never throws for Telegram's refusals. */
export interface ChatGateway {
  look(person: ChatPerson): Promise<TelegramAnswer<Membership>>;
  approveJoin(person: ChatPerson): Promise<TelegramAnswer<void>>;
  declineJoin(person: ChatPerson): Promise<TelegramAnswer<void>>;
  /** Removes a current member without leaving a ban behind. */
  remove(person: ChatPerson): Promise<TelegramAnswer<void>>;
}
