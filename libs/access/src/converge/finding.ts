import type { ActionRequired, RemovalEvidence } from '@latchkey/contracts/access/reasons';
import type { TelegramFailure, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';

/** What a visit to Telegram found out about one access, before anything of it is written. */
export type Finding = Verdict & {
  /** Telegram said on this visit that the person was inside, whatever came of it. */
  sawInside?: true;
};

type Verdict =
  /**
   * The way in is open, or the person is inside (null: Telegram does not say). `answeredJoin`: the open request has been
   * answered.
   */
  | { kind: 'open'; inside: boolean | null; answeredJoin: boolean }
  | { kind: 'out'; evidence: RemovalEvidence }
  /** Telegram does not say; to be looked at again at least ten minutes later. */
  | { kind: 'doubtful' }
  /** A person must act. */
  | { kind: 'blocked'; action: ActionRequired; failure?: TelegramFailure }
  | { kind: 'wait'; delayMs: number; reason: string }
  | { kind: 'retry'; reason: string }
  | { kind: 'stop'; reason: string }
  /** Nothing to do in this state. */
  | { kind: 'nothing' };

const findings = {
  person_unreachable: { kind: 'blocked', action: 'membership_unknown' },
  chat_unreachable: { kind: 'blocked', action: 'bot_not_in_chat' },
  rights_missing: { kind: 'blocked', action: 'bot_lacks_rights' },
  person_is_admin: { kind: 'blocked', action: 'person_is_admin' },
  token_rejected: { kind: 'blocked', action: 'bot_token_rejected' },
  too_many_channels: { kind: 'blocked', action: 'too_many_channels' },
  membership_unknown: { kind: 'doubtful' },
  link_dead: { kind: 'blocked', action: 'link_missing' },
  chat_migrated: { kind: 'retry', reason: 'the chat has moved' },
  already_so: { kind: 'retry', reason: 'to be looked at again' },
  too_late: { kind: 'retry', reason: 'too late' },
  transient: { kind: 'retry', reason: 'Telegram did not answer' },
  not_sent: { kind: 'retry', reason: 'Telegram was not reached' },
  rate_limited: { kind: 'wait', delayMs: 1_000, reason: 'rate limit' },
  request_faulty: { kind: 'stop', reason: 'Telegram refuses the request as faulty' },
} as const satisfies Record<TelegramFailureKind, Finding>;

/** What a refusal means for a convergence. */
export function findingOf(failure: TelegramFailure): Finding {
  const finding: Finding = findings[failure.kind];
  if (finding.kind === 'wait') return { ...finding, delayMs: failure.retryAfterMs ?? finding.delayMs };
  if (finding.kind === 'blocked') return { ...finding, failure };
  return finding;
}
