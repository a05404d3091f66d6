import type { Update } from 'grammy/types';

/** Telegram sends `chat_member` and `chat_join_request` only where they are asked for by name. */
export const allowedUpdates = [
  'message',
  'callback_query',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'pre_checkout_query',
  'subscription',
] as const satisfies readonly Exclude<keyof Update, 'update_id'>[];

export type UpdateKind = (typeof allowedUpdates)[number] | 'other';

export function kindOf(update: Update): UpdateKind {
  return allowedUpdates.find((kind) => update[kind] !== undefined) ?? 'other';
}

/**
 * Somebody stands before a door or a till and Telegram waits for the answer. Answering twice is harmless, so these
 * are also handled when the update was stored before; a message would be sent twice.
 */
export function awaitsAnswer(kind: UpdateKind): boolean {
  return kind === 'pre_checkout_query' || kind === 'chat_join_request';
}
