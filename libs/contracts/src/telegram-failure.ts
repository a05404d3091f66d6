/** Classes of Telegram's refusals; the worker's one table maps every answer to one of them. */
export const telegramFailureKinds = [
  'person_unreachable',
  'chat_unreachable',
  'rights_missing',
  'person_is_admin',
  'already_so',
  'membership_unknown',
  'too_many_channels',
  'chat_migrated',
  'link_dead',
  'rate_limited',
  'token_rejected',
  'request_faulty',
  'too_late',
  'not_sent',
  'transient',
] as const;
export type TelegramFailureKind = (typeof telegramFailureKinds)[number];

/** A refusal, as the use cases see it. */
export interface TelegramFailure {
  kind: TelegramFailureKind;
  /** Telegram's own words, without personal data. */
  description: string;
  /** Only with `rate_limited`: Telegram's `retry_after`. */
  retryAfterMs?: number;
  /** Only with `chat_migrated`. */
  newChatId?: number;
}

export type TelegramAnswer<T> = { ok: true; value: T } | { ok: false; failure: TelegramFailure };
