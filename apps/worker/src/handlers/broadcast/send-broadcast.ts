import { beginBroadcast } from '@latchkey/access/broadcast/begin-broadcast';
import type { BroadcastProblem } from '@latchkey/contracts/broadcast/broadcast';
import { done } from '@latchkey/contracts/jobs/outcome';
import { type BroadcastRound, closeRound, openRound } from '@latchkey/db/broadcast/open-round';
import type { OfBroadcast } from '@latchkey/db/broadcast/read-broadcasts';
import { finishRecipient, takeRecipient } from '@latchkey/db/broadcast/send-to-recipient';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { Handler } from '@latchkey/queue/handlers';
import { sendMessage } from '../../messages/send-message.ts';
import type { WorkerDeps } from '../../worker-deps.ts';
import { broadcastMessage } from './broadcast-message.ts';
import { type EndForRecipient, endForRecipient } from './end-for-recipient.ts';

/** So many are written to side by side: enough for the pace of broadcasts while Telegram takes a third of a second. */
const lanes = 8;
/** After so long a round ends and another one begins: a worker that is to stop is not held up. */
const roundMs = 5_000;
/** The sweep steps in when a round has not ended for so long. */
const roundDueMs = 30_000 + sweepAfterMs;

/**
 * Writes to some more of those whom a broadcast goes to, each at most once: who is written to is marked before the call, and a
 * lost answer leaves it in doubt. All other messages go before these; so few are sent at a time that there is always room.
 */
export function sendBroadcast(deps: WorkerDeps): Handler<'broadcast.send'> {
  return async ({ correlationId, ...of }) => {
    const { db } = deps.database;
    await beginBroadcast(deps, { ...of, correlationId });
    const round = await openRound(db, of, { dueAt: new Date(deps.clock.now().getTime() + roundDueMs) });
    if (!round) return done;
    const course: Course = {
      until: performance.now() + roundMs,
      problem: null,
      stuck: false,
      waits: 0,
      againInMs: minWaitMs,
    };
    await Promise.all(Array.from({ length: lanes }, () => runLane(deps, of, round, course)));
    const leftInMs = await closeRound(db, of, { problem: course.problem, now: deps.clock.now() });
    if (leftInMs === null) return done;
    if (course.stuck) return { kind: 'retry', reason: 'Telegram was not reached' };
    const delayMs = Math.max(leftInMs, isCrowded(course) ? course.againInMs : minWaitMs);
    return { kind: 'wait', delayMs, reason: 'more recipients' };
  };
}

const minWaitMs = 50;

/** What the lanes of a round tell each other. */
interface Course {
  until: number;
  problem: BroadcastProblem | null;
  stuck: boolean;
  /** How many in a row were asked to wait: when all lanes were, there is no room at the moment. */
  waits: number;
  /** When the latest of these were told to come again. */
  againInMs: number;
}

function isCrowded({ waits }: Course): boolean {
  return waits >= lanes;
}

async function runLane(
  deps: WorkerDeps,
  of: OfBroadcast,
  round: BroadcastRound,
  course: Course,
): Promise<void> {
  const goesOn = () =>
    performance.now() < course.until && !course.problem && !course.stuck && !isCrowded(course);
  while (goesOn()) {
    const end = await sendNext(deps, of, round);
    if (end === 'none') return;
    if (!end) continue;
    course.waits = end.againInMs === null ? 0 : course.waits + 1;
    course.againInMs = end.againInMs ?? minWaitMs;
    course.problem ??= end.problem;
    course.stuck ||= end.stuck;
  }
}

async function sendNext(
  deps: WorkerDeps,
  of: OfBroadcast,
  round: BroadcastRound,
): Promise<EndForRecipient | 'none' | null> {
  const { db } = deps.database;
  const recipient = await takeRecipient(db, of);
  if (recipient === 'none' || recipient === null) return recipient;
  const { telegramId, botId, locale } = recipient;
  const to = { organisationId: of.organisationId, botId, telegramId, waited: false, bulk: true };
  const failure = await sendMessage(deps.bots, to, broadcastMessage(round, locale));
  const end = endForRecipient(failure);
  await finishRecipient(
    db,
    { ...of, telegramId },
    {
      state: end.state,
      failure: failure?.kind ?? null,
      againInMs: end.againInMs,
      at: deps.clock.now(),
    },
  );
  return end;
}
