import { done } from '@latchkey/contracts/jobs/outcome';
import { promiseWayInMail } from '@latchkey/db/buyer-mail/way-in-mail';
import { beginSending, type SendingNotice } from '@latchkey/db/notice/begin-sending';
import { finishSending } from '@latchkey/db/notice/finish-sending';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { Handler } from '@latchkey/queue/handlers';
import { type EndOfSending, endOfSending } from '../../messages/end-of-sending.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { noticeMessage } from '../../notices/notice-message.ts';
import { restUntil } from '../../notices/rest-until.ts';
import type { WorkerDeps } from '../../worker-deps.ts';
import { nextTryMs } from '../next-try-ms.ts';

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
    const failure = message && !rest ? await sendMessage(deps.bots, { ...notice, ...of }, message) : null;
    const { state, outcome } = message ? (rest ?? endOfSending(failure)) : skipped;
    const at = deps.clock.now();
    const again = outcome.kind === 'retry' || outcome.kind === 'wait';
    const dueAt = again ? new Date(at.getTime() + nextTryMs(outcome, attempt) + sweepAfterMs) : null;
    const end = { state, failure: failure?.kind ?? null, at, dueAt };
    if (isOwedByMail(notice, state)) await finishByMail(deps, of, notice, end);
    else await finishSending(db, of, end);
    return outcome;
  };
}

type End = Parameters<typeof finishSending>[2];

/** The way in must reach whoever has paid, also somebody whom the bot cannot write to. */
function isOwedByMail({ kind }: SendingNotice, state: EndOfSending['state']): boolean {
  return kind === 'way_in' && (state === 'undeliverable' || state === 'in_doubt');
}

async function finishByMail(
  deps: WorkerDeps,
  of: Parameters<Handler<'notice.send'>>[0],
  { accessId }: SendingNotice,
  end: End,
): Promise<void> {
  await unitOfWork(named(deps, 'notice'), async (unit) => {
    await finishSending(unit.db, of, end);
    await promiseWayInMail(unit, { ...of, accessId, at: end.at });
  });
}

const skipped: EndOfSending = { state: 'skipped', outcome: done };

/** A reminder whose way was so long that the quiet hours have begun waits for their end. Null: it goes now. */
function restOf(notice: SendingNotice, now: Date): EndOfSending | null {
  const morning = restUntil(notice, now);
  if (!morning) return null;
  const delayMs = morning.getTime() - now.getTime();
  return { state: 'queued', outcome: { kind: 'wait', delayMs, reason: 'quiet hours' } };
}
