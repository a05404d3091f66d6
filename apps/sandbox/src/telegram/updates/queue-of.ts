import type { PendingUpdate } from '../telegram-state.ts';

/** Which queue an update waits in: membership and join requests of one person share one, messages go by chat. */
export function queueOf({ update, kind }: PendingUpdate): string {
  const member = update.chat_member ?? update.my_chat_member;
  if (member) return `member:${member.chat.id}:${member.new_chat_member.user.id}`;
  if (update.chat_join_request) {
    return `member:${update.chat_join_request.chat.id}:${update.chat_join_request.from.id}`;
  }
  const message =
    update.message ?? update.edited_message ?? update.channel_post ?? update.edited_channel_post;
  if (message) return `message:${message.chat.id}`;
  const person = update.callback_query?.from ?? update.pre_checkout_query?.from ?? update.subscription?.user;
  return `${kind}:${person?.id ?? ''}`;
}
