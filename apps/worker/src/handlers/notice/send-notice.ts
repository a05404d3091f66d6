import type { OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { NoticeState } from '@latchkey/contracts/notices/kinds';
import type { TelegramFailure, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';
import { beginSending, type SendingNotice } from '@latchkey/db/notice/begin-sending';
import { finishSending } from '@latchkey/db/notice/finish-sending';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { Handler } from '@latchkey/queue/handlers';
import { type NoticeMessage, noticeMessage } from '../../notices/notice-message.ts';
import { restUntil } from '../../notices/rest-until.ts';
import { callTelegram } from '../../telegram/call-telegram.ts';
import type { WorkerDeps } from '../../worker-deps.ts';
import { nextTryMs } from '../next-try-ms.ts';

type End = { state: Exclude<NoticeState, 'sending'>; outcome: JobOutcome };

/**
 * Sends a notice at most once. It is marked before the call; a lost answer leaves it in doubt, and then its content
 * reaches the person at the next /start and on the web instead.
 */
export function sendNotice(deps: WorkerDeps): Handler<'notice.send'> {
  return async (of, { attempt }) => {
    const { db } = deps.database;
    const notice = await beginSending(db, of);
    if (!notice) return done;
    const begunAt = deps.clock.now();
    const message = noticeMessage(notice, begunAt);
    const rest = message && restOf(notice, begunAt);
    const failure = message && !rest ? await send(deps, { ...notice, ...of }, message) : null;
    const { state, outcome }: End = !message ? skipped : (rest ?? (failure ? endOf(failure) : sent));
    const at = deps.clock.now();
    const again = outcome.kind === 'retry' || outcome.kind === 'wait';
    const dueAt = again ? new Date(at.getTime() + nextTryMs(outcome, attempt) + sweepAfterMs) : null;
    await finishSending(db, of, { state, failure: failure?.kind ?? null, at, dueAt });
    return outcome;
  };
}

const sent: End = { state: 'sent', outcome: done };
const skipped: End = { state: 'skipped', outcome: done };

/** A reminder whose way was so long that the quiet hours have begun waits for their end. Null: it goes now. */
function restOf(notice: SendingNotice, now: Date): End | null {
  const morning = restUntil(notice, now);
  if (!morning) return null;
  const delayMs = morning.getTime() - now.getTime();
  return { state: 'queued', outcome: { kind: 'wait', delayMs, reason: 'quiet hours' } };
}

/** @returns null when Telegram has taken the message */
async function send(
  deps: WorkerDeps,
  notice: SendingNotice & { organisationId: OrganisationId },
  { html, button }: NoticeMessage,
): Promise<TelegramFailure | null> {
  const answer = await callTelegram(deps.bots, notice, (api, signal) =>
    api.sendMessage(
      notice.telegramId,
      html,
      {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...(button ? { reply_markup: { inline_keyboard: [[button]] } } : {}),
      },
      signal as never,
    ),
  );
  return answer.ok ? null : answer.failure;
}

const unreachable: End = { state: 'undeliverable', outcome: done };

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
  membership_unknown: unreachable,
  person_is_admin: unreachable,
  already_so: unreachable,
  too_late: unreachable,
  too_many_channels: unreachable,
  request_faulty: {
    state: 'undeliverable',
    outcome: { kind: 'stop', reason: 'Telegram refuses the message as faulty' },
  },
} as const satisfies Record<TelegramFailureKind, End>;

function endOf(failure: TelegramFailure): End {
  const end: End = ends[failure.kind];
  if (end.outcome.kind !== 'wait') return end;
  return { ...end, outcome: { ...end.outcome, delayMs: failure.retryAfterMs ?? end.outcome.delayMs } };
}
