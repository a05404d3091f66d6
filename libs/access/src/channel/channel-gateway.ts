import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';

/** Which bot asks about which chat. */
export interface ChatOfBot {
  organisationId: OrganisationId;
  botId: BotId;
  chatId: number;
}

/** What a bot may do in a chat. */
export interface ChatInspection {
  title: string;
  kind: 'channel' | 'supergroup' | 'group';
  canInvite: boolean;
  canRestrict: boolean;
}

/** What the use cases of channels ask of Telegram. */
export interface ChannelGateway {
  /** The chat and the bot's own rights in it. */
  inspect(chat: ChatOfBot): Promise<TelegramAnswer<ChatInspection>>;
  /** Makes a link on which people ask to join; entry is then decided by identity. */
  createJoinLink(chat: ChatOfBot): Promise<TelegramAnswer<string>>;
  /** Whether a person owns or administers the chat. */
  administers(chat: ChatOfBot, telegramId: number): Promise<TelegramAnswer<boolean>>;
}
