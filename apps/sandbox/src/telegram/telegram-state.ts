import type { AdminRights, ChatType } from './admin-rights.ts';
import type { InlineKeyboardMarkup, Message, Update, User, UserFromGetMe } from './bot-api-types.ts';

// Times are milliseconds of the sandbox's clock (`…At`) or, where the Bot API has it so, seconds (`…_date`).

export interface TelegramState {
  bots: Record<string, BotRecord>;
  users: Record<string, UserRecord>;
  chats: Record<string, ChatRecord>;
  /** By `botId:userId`. */
  dialogs: Record<string, DialogRecord>;
  callbacks: Record<string, CallbackRecord>;
  invoices: Record<string, InvoiceRecord>;
  /** Slug of the invoice a message shows, by `chatId:messageId:botId`. */
  invoiceMessages: Record<string, string>;
  charges: Record<string, ChargeRecord>;
  starSubscriptions: Record<string, StarSubscriptionRecord>;
  faults: FaultRecord[];
  counters: { user: number; chat: number; fault: number };
}

export interface BotRecord {
  token: string;
  user: UserFromGetMe;
  /** Undefined: the default set, which has no `chat_member`. */
  allowedUpdates?: string[];
  webhook?: WebhookRecord;
  pending: PendingUpdate[];
  nextUpdateId: number;
  nextMessageId: number;
  commands: unknown[];
  /** Free settings that are only kept: menu button, name, description. */
  settings: Record<string, unknown>;
}

export interface WebhookRecord {
  url: string;
  secretToken?: string;
  maxConnections: number;
  lastErrorDate?: number;
  lastErrorMessage?: string;
}

export interface PendingUpdate {
  update: Update;
  kind: UpdateKind;
  createdAt: number;
}

export type UpdateKind = Exclude<keyof Update, 'update_id'>;

export interface UserRecord {
  user: User;
  deactivated: boolean;
  /** Null: never runs out. */
  starBalance: number | null;
  inTooManyChannels: boolean;
}

export interface DialogRecord {
  botId: number;
  userId: number;
  started: boolean;
  blocked: boolean;
  messages: Message[];
}

export type MemberRecord = MemberStatus & { joinedVia?: string };

export type MemberStatus =
  | { status: 'creator'; is_anonymous: boolean }
  | ({ status: 'administrator'; is_anonymous: boolean; can_be_edited: boolean } & AdminRights)
  | { status: 'member' }
  | ({ status: 'restricted'; is_member: boolean; until_date: number } & RestrictedPermissions)
  | { status: 'left' }
  | { status: 'kicked'; until_date: number };

export interface RestrictedPermissions {
  can_send_messages: boolean;
  can_send_audios: boolean;
  can_send_documents: boolean;
  can_send_photos: boolean;
  can_send_videos: boolean;
  can_send_video_notes: boolean;
  can_send_voice_notes: boolean;
  can_send_polls: boolean;
  can_send_other_messages: boolean;
  can_add_web_page_previews: boolean;
  can_react_to_messages: boolean;
  can_edit_tag: boolean;
  can_change_info: boolean;
  can_invite_users: boolean;
  can_pin_messages: boolean;
  can_manage_topics: boolean;
}

export interface ChatRecord {
  id: number;
  type: ChatType;
  title: string;
  username?: string;
  members: Record<string, MemberRecord>;
  links: Record<string, LinkRecord>;
  requests: Record<string, JoinRequestRecord>;
  messages: Message[];
  nextMessageId: number;
  migratedTo?: number;
  deleted: boolean;
  history: HistoryLine[];
  /** The bot that is in charge of requests to join. */
  joinRequestBot?: number;
}

export interface HistoryLine {
  at: number;
  userId: number;
  text: string;
}

export interface LinkRecord {
  url: string;
  creatorId: number;
  createsJoinRequest: boolean;
  isPrimary: boolean;
  isRevoked: boolean;
  name?: string;
  expireDate?: number;
  memberLimit?: number;
}

export interface JoinRequestRecord {
  userId: number;
  link: string;
  date: number;
  /** The question to the bot that is in charge, until it is answered. */
  query?: { id: string; botId: number; askedAt: number };
  /** The Mini App that the bot has shown to the person. */
  miniApp?: { botId: number; url: string };
}

export interface CallbackRecord {
  id: string;
  botId: number;
  userId: number;
  createdAt: number;
  answer?: { text?: string; showAlert: boolean; url?: string };
}

export interface InvoiceRecord {
  slug: string;
  botId: number;
  title: string;
  description: string;
  payload: string;
  currency: string;
  amount: number;
  subscriptionPeriod?: number;
  replyMarkup?: InlineKeyboardMarkup;
}

export interface ChargeRecord {
  id: string;
  botId: number;
  userId: number;
  amount: number;
  payload: string;
  date: number;
  subscriptionId?: string;
  refundedDate?: number;
}

export interface StarSubscriptionRecord {
  id: string;
  botId: number;
  userId: number;
  invoice: InvoiceRecord;
  periodS: number;
  expiresAt: number;
  state: 'active' | 'canceled' | 'failed' | 'expired';
  canceledByBot: boolean;
  failNextRenewal: boolean;
}

export interface FaultRecord {
  id: number;
  method: string;
  chatId?: number;
  count: number;
  kind: FaultKind;
  retryAfter?: number;
  description?: string;
  delayMs?: number;
}

export const faultKinds = ['429', '403', '400', '500', 'slow', 'lost-answer', 'drop-request'] as const;
export type FaultKind = (typeof faultKinds)[number];

export function emptyTelegramState(): TelegramState {
  return {
    bots: {},
    users: {},
    chats: {},
    dialogs: {},
    callbacks: {},
    invoices: {},
    invoiceMessages: {},
    charges: {},
    starSubscriptions: {},
    faults: [],
    counters: { user: 0, chat: 0, fault: 0 },
  };
}
