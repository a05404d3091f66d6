import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { TelegramFailure, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';

const refused: JobOutcome = { kind: 'stop', reason: 'Telegram refuses the request' };

const outcomes = {
  rate_limited: { kind: 'wait', delayMs: 1_000, reason: 'rate limit' },
  transient: { kind: 'retry', reason: 'Telegram did not answer' },
  not_sent: { kind: 'retry', reason: 'Telegram was not reached' },
  token_rejected: { kind: 'retry', reason: 'the token was rejected' },
  too_late: { kind: 'retry', reason: 'too late' },
  chat_migrated: refused,
  link_dead: refused,
  person_unreachable: refused,
  chat_unreachable: refused,
  rights_missing: refused,
  person_is_admin: refused,
  already_so: refused,
  membership_unknown: refused,
  too_many_channels: refused,
  request_faulty: refused,
} as const satisfies Record<TelegramFailureKind, JobOutcome>;

/** What a refusal means for a call about Stars: to be asked again, or (`stop`) answered with no. */
export function outcomeOfRefusal(
  failure: TelegramFailure,
): Extract<JobOutcome, { kind: 'wait' | 'retry' | 'stop' }> {
  const outcome = outcomes[failure.kind] as Extract<JobOutcome, { kind: 'wait' | 'retry' | 'stop' }>;
  if (outcome.kind !== 'wait') return outcome;
  return { ...outcome, delayMs: failure.retryAfterMs ?? outcome.delayMs };
}
