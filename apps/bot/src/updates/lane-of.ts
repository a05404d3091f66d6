import type { Update } from 'grammy/types';

/**
 * Updates of one lane are taken in the order in which Telegram gave them: a person's own, or a chat's. Payments
 * have a lane of their own, as at Telegram, because they must not wait for a message that is slow.
 */
export function laneOf(update: Update): string {
  if (update.pre_checkout_query) return `checkout:${update.pre_checkout_query.from.id}`;
  if (update.message) return `${update.message.chat.id}`;
  if (update.callback_query) return `${update.callback_query.from.id}`;
  if (update.chat_join_request) return `${update.chat_join_request.from.id}`;
  if (update.chat_member) return `${update.chat_member.new_chat_member.user.id}`;
  if (update.my_chat_member) return `${update.my_chat_member.chat.id}`;
  if (update.subscription) return `${update.subscription.user.id}`;
  return 'other';
}
