import { memberUrl, signMemberKey } from '@latchkey/access/member/member-key';
import type { JobPayload } from '@latchkey/contracts/jobs/catalogue';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { promiseNoticeMail } from '@latchkey/db/buyer-mail/notice-mail';
import { beginSending } from '@latchkey/db/notice/begin-sending';
import { finishSending } from '@latchkey/db/notice/finish-sending';
import type { SendingNotice } from '@latchkey/db/notice/sending-notice';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { Handler } from '@latchkey/queue/handlers';
import { type EndOfSending, endOfSending } from '../../messages/end-of-sending.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { noticeMessage } from '../../notices/notice-message.ts';
import { restUntil } from '../../notices/rest-until.ts';
import type { Said } from '../../notices/said.ts';
import { whatToSay } from '../../notices/what-to-say.ts';
import type { WorkerDeps } from '../../worker-deps.ts';
import { nextTryMs } from '../next-try-ms.ts';

/** Other channels of the same person are about to open: told together, they are one message. */
const later: JobOutcome = { kind: 'wait', delayMs: 1_000, reason: 'more channels are about to open' };

/**
 * Sends a notice at most once, with those that are told in the same message. It is marked before the call; what did not
 * reach the person, or perhaps did not, goes to whoever has paid by mail, and is found at the next /start and on the web.
 */
export function sendNotice(deps: WorkerDeps): Handler<'notice.send'> {
  return async (of, { attempt }) => {
    const { db } = deps.database;
    const now = deps.clock.now();
    const notice = await beginSending(db, { ...of, now });
    if (!notice) return done;
    if (notice === 'later') return later;
    const said = whatToSay(notice, now, linksOf(deps, notice, now));
    const { end, failure } = await trySending(deps, of, notice, said, now);
    const at = deps.clock.now();
    const { outcome } = end;
    const again = outcome.kind === 'retry' || outcome.kind === 'wait';
    const dueAt = again ? new Date(at.getTime() + nextTryMs(outcome, attempt) + sweepAfterMs) : null;
    await finish(deps, of, notice, { told: said?.told ?? [], state: end.state, failure, at, dueAt });
    return outcome;
  };
}

function linksOf({ links: { publicWebUrl, secret } }: WorkerDeps, { subscriberId }: SendingNotice, at: Date) {
  return { publicWebUrl, pageUrl: memberUrl(publicWebUrl, signMemberKey(secret, { subscriberId }, at)) };
}

const skipped: EndOfSending = { state: 'skipped', outcome: done };
const unclaimed: EndOfSending = { state: 'undeliverable', outcome: done };

async function trySending(
  deps: WorkerDeps,
  of: JobPayload<'notice.send'>,
  notice: SendingNotice,
  said: Said | null,
  now: Date,
): Promise<{ end: EndOfSending; failure: string | null }> {
  if (!said) return { end: skipped, failure: null };
  const rest = restOf(notice, now);
  if (rest) return { end: rest, failure: null };
  const { telegramId } = notice;
  if (telegramId === null) return { end: unclaimed, failure: 'no_telegram' };
  const failure = await sendMessage(deps.bots, { ...notice, ...of, telegramId }, noticeMessage(notice, said));
  return { end: endOfSending(failure), failure: failure?.kind ?? null };
}

interface End {
  /** Those of the message; of the others the occasion has passed. */
  told: Said['told'];
  state: EndOfSending['state'];
  failure: string | null;
  at: Date;
  dueAt: Date | null;
}

async function finish(
  deps: WorkerDeps,
  { organisationId, correlationId }: JobPayload<'notice.send'>,
  notice: SendingNotice,
  { told, state, ...end }: End,
): Promise<void> {
  const all = [notice, ...notice.others];
  const write = (db: WorkerDeps['database']['db']) =>
    Promise.all(
      all.map(({ noticeId }) =>
        finishSending(
          db,
          { organisationId, noticeId },
          { ...end, state: told.includes(noticeId) ? state : 'skipped' },
        ),
      ),
    );
  // Of a move the address is told in any case, at once.
  const byMail = (state === 'undeliverable' || state === 'in_doubt') && notice.kind !== 'move_asked';
  if (!byMail) {
    await write(deps.database.db);
    return;
  }
  const of = all.find(({ noticeId }) => told.includes(noticeId)) ?? notice;
  await unitOfWork(named(deps, 'notice'), async (unit) => {
    await write(unit.db);
    const message = { organisationId, messageId: notice.noticeId, accessId: of.accessId };
    await promiseNoticeMail(unit, { ...message, correlationId, at: end.at });
  });
}

/** A reminder whose way was so long that the quiet hours have begun waits for their end. Null: it goes now. */
function restOf(notice: SendingNotice, now: Date): EndOfSending | null {
  const morning = restUntil(notice, now);
  if (!morning) return null;
  const delayMs = morning.getTime() - now.getTime();
  return { state: 'queued', outcome: { kind: 'wait', delayMs, reason: 'quiet hours' } };
}
