import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';

/** Which bot asks. */
export interface AskingBot {
  organisationId: OrganisationId;
  botId: BotId;
}

/** Which bot asks about which chat. */
export interface ChatOfBot extends AskingBot {
  chatId: number;
}

/** What a bot may do in a chat. */
export interface ChatInspection {
  title: string;
  kind: 'channel' | 'supergroup' | 'group';
  isAdmin: boolean;
  canInvite: boolean;
  canRestrict: boolean;
}

/** How a bot's updates reach us, as Telegram sees it. */
export interface UpdateDelivery {
  /** By webhook; otherwise they are asked for. */
  byWebhook: boolean;
  /** Updates that wait to be taken. */
  pending: number;
  /** When a webhook last refused one, or was not reached. */
  lastErrorAt: Date | null;
  /** Whether the bot has asked to be told who enters and leaves; null: Telegram does not say. */
  includesMembers: boolean | null;
}

/** What the use cases of channels ask of Telegram. */
export interface ChannelGateway {
  /** The chat and the bot's own rights in it. */
  inspect(chat: ChatOfBot): Promise<TelegramAnswer<ChatInspection>>;
  /** Makes a link on which people ask to join; entry is then decided by identity. */
  createJoinLink(chat: ChatOfBot): Promise<TelegramAnswer<string>>;
  /** Tries a link that we made: a refusal `link_dead` says that it was revoked, or is another bot's. */
  tryJoinLink(chat: ChatOfBot, link: string): Promise<TelegramAnswer<void>>;
  /** Takes back a link that the bot made: it opens nothing any more. */
  revokeJoinLink(chat: ChatOfBot, link: string): Promise<TelegramAnswer<void>>;
  /** The bot leaves the chat; nobody else does. */
  leave(chat: ChatOfBot): Promise<TelegramAnswer<void>>;
  /** Whether a person owns or administers the chat. */
  administers(chat: ChatOfBot, telegramId: number): Promise<TelegramAnswer<boolean>>;
  /** How the bot's updates reach us. */
  updateDelivery(bot: AskingBot): Promise<TelegramAnswer<UpdateDelivery>>;
}
