import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { NoticeState } from '@latchkey/contracts/notices/kinds';
import type { TelegramFailure, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';
import { beginSending, type SendingNotice } from '@latchkey/db/notice/begin-sending';
import { finishSending } from '@latchkey/db/notice/finish-sending';
import type { Handler } from '@latchkey/queue/handlers';
import { type NoticeMessage, noticeMessage } from '../../notices/notice-message.ts';
import { callTelegram } from '../../telegram/call-telegram.ts';
import type { WorkerDeps } from '../../worker-deps.ts';

type End = { state: Exclude<NoticeState, 'sending'>; outcome: JobOutcome };

/**
 * Sends a notice at most once. It is marked before the call; a lost answer leaves it in doubt, and then its content
 * reaches the person at the next /start and on the web instead.
 */
export function sendNotice(deps: WorkerDeps): Handler<'notice.send'> {
  return async (of) => {
    const { db } = deps.database;
    const notice = await beginSending(db, of);
    if (!notice) return done;
    const message = noticeMessage(notice);
    const end = message
      ? await send(deps, of, notice, message)
      : { state: 'skipped' as const, outcome: done, failure: null };
    await finishSending(db, of, { ...end, at: deps.clock.now() });
    return end.outcome;
  };
}

async function send(
  deps: WorkerDeps,
  { organisationId }: { organisationId: Parameters<typeof finishSending>[1]['organisationId'] },
  notice: SendingNotice,
  { html, button }: NoticeMessage,
): Promise<End & { failure: string | null }> {
  const api = await deps.bots.api({ organisationId, botId: notice.botId });
  const answer = await callTelegram((signal) =>
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
  if (answer.ok) return { state: 'sent', outcome: done, failure: null };
  return { ...endOf(answer.failure), failure: answer.failure.kind };
}

const unreachable: End = { state: 'undeliverable', outcome: done };

const ends = {
  // Telegram has answered that it did not take the message: it may be sent again.
  rate_limited: { state: 'queued', outcome: { kind: 'wait', delayMs: 1_000, reason: 'rate limit' } },
  token_rejected: { state: 'queued', outcome: { kind: 'retry', reason: 'the token was rejected' } },
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
