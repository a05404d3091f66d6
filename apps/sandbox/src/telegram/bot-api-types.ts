// The only place that knows where the Bot API's types come from; types alone, so nothing of grammY runs here.
export type {
  Chat,
  ChatInviteLink,
  ChatMember,
  ChatMemberUpdated,
  InlineKeyboardMarkup,
  Message,
  MessageEntity,
  StarTransaction,
  Update,
  User,
  UserFromGetMe,
  WebhookInfo,
} from 'grammy/types';
