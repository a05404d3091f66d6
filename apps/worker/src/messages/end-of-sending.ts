import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { NoticeState } from '@latchkey/contracts/notices/kinds';
import type { TelegramFailure, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';

/** How the sending of a message ended: what becomes of the message, and of the job that sent it. */
export interface EndOfSending {
  state: Exclude<NoticeState, 'sending'>;
  outcome: JobOutcome;
}

const unreachable: EndOfSending = { state: 'undeliverable', outcome: done };

const ends = {
  // Telegram has answered that it did not take the message: it may be sent again.
  rate_limited: { state: 'queued', outcome: { kind: 'wait', delayMs: 1_000, reason: 'rate limit' } },
  token_rejected: { state: 'queued', outcome: { kind: 'retry', reason: 'the token was rejected' } },
  not_sent: { state: 'queued', outcome: { kind: 'retry', reason: 'Telegram was not reached' } },
  // No answer, or none that says whether it was taken.
  transient: { state: 'in_doubt', outcome: done },
  person_unreachable: unreachable,
  chat_unreachable: unreachable,
  rights_missing: unreachable,
  chat_migrated: unreachable,
  link_dead: unreachable,
  membership_unknown: unreachable,
  person_is_admin: unreachable,
  already_so: unreachable,
  too_late: unreachable,
  too_many_channels: unreachable,
  request_faulty: {
    state: 'undeliverable',
    outcome: { kind: 'stop', reason: 'Telegram refuses the message as faulty' },
  },
} as const satisfies Record<TelegramFailureKind, EndOfSending>;

/** What Telegram's refusal means for a message that is to be sent at most once; null: it was taken. */
export function endOfSending(failure: TelegramFailure | null): EndOfSending {
  if (!failure) return { state: 'sent', outcome: done };
  const end: EndOfSending = ends[failure.kind];
  if (end.outcome.kind !== 'wait') return end;
  return { ...end, outcome: { ...end.outcome, delayMs: failure.retryAfterMs ?? end.outcome.delayMs } };
}
