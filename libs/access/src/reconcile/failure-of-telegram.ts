import type { ReconcileFailure } from '@latchkey/contracts/reconcile/parts';
import type { TelegramFailure, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';
import type { NoAnswer } from './provider-lists.ts';

const failures = {
  person_unreachable: 'faulty_answer',
  chat_unreachable: 'chat_unreachable',
  rights_missing: 'rights_missing',
  person_is_admin: 'rights_missing',
  already_so: 'faulty_answer',
  membership_unknown: 'faulty_answer',
  too_many_channels: 'faulty_answer',
  chat_migrated: 'chat_migrated',
  link_dead: 'faulty_answer',
  rate_limited: 'rate_limited',
  token_rejected: 'key_rejected',
  request_faulty: 'faulty_answer',
  too_late: 'faulty_answer',
  not_sent: 'unreachable',
  transient: 'unreachable',
} as const satisfies Record<TelegramFailureKind, ReconcileFailure>;

/** What a refusal of Telegram means for a part that asked about a chat. */
export function failureOfTelegram({ kind, retryAfterMs }: TelegramFailure): NoAnswer {
  return { failure: failures[kind], retryAfterMs: retryAfterMs ?? null };
}
