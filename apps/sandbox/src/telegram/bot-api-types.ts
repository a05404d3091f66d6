// The only place that knows where the Bot API's types come from; types alone, so nothing of grammY runs here.
export type {
  CallbackQuery,
  Chat,
  ChatInviteLink,
  ChatJoinRequest,
  ChatMember,
  ChatMemberUpdated,
  InlineKeyboardMarkup,
  Message,
  MessageEntity,
  PreCheckoutQuery,
  StarTransaction,
  SuccessfulPayment,
  Update,
  User,
  UserFromGetMe,
  WebhookInfo,
} from 'grammy/types';
