import type { JobPayload } from '@latchkey/contracts/jobs/catalogue';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { beginTelling } from '@latchkey/db/alert/begin-telling';
import { finishTelling } from '@latchkey/db/alert/finish-telling';
import { openTelling, type Telling, type TellingMember } from '@latchkey/db/alert/open-telling';
import { settleTelling } from '@latchkey/db/alert/settle-telling';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { Handler } from '@latchkey/queue/handlers';
import { alertMessage } from '../../alerts/alert-message.ts';
import { endOfSending } from '../../messages/end-of-sending.ts';
import { sendMessage } from '../../messages/send-message.ts';
import type { WorkerDeps } from '../../worker-deps.ts';
import { nextTryMs } from '../next-try-ms.ts';

/** A message that another worker is sending is looked at again after this long: by then it has ended, or is in doubt. */
const othersMs = 30_000;

/**
 * Tells the owners and admins of an organisation of an alert, each by one message at most: it is marked before the call,
 * and a lost answer leaves it in doubt. What nobody could be told stands in the list of alerts.
 */
export function tellAlert(deps: WorkerDeps): Handler<'alert.tell'> {
  return async (of, { attempt }) => {
    const { db } = deps.database;
    const telling = await openTelling(db, { ...of, now: deps.clock.now() });
    if (!telling) return done;
    let outcome: JobOutcome = done;
    for (const member of telling.members) outcome = graver(outcome, await tell(deps, of, telling, member));
    const again = outcome.kind === 'retry' || outcome.kind === 'wait';
    const delayMs = again ? nextTryMs(outcome, attempt) + sweepAfterMs : othersMs;
    const dueAt = new Date(deps.clock.now().getTime() + delayMs);
    const settled = await settleTelling(db, { ...of, wasClosed: telling.closed }, dueAt);
    return settled ? outcome : { kind: 'wait', delayMs: 1_000, reason: 'it ended while it was told' };
  };
}

async function tell(
  deps: WorkerDeps,
  { organisationId, alertId }: JobPayload<'alert.tell'>,
  telling: Telling,
  member: TellingMember,
): Promise<JobOutcome> {
  const { db } = deps.database;
  const key = { organisationId, alertId, userId: member.userId, occasion: telling.occasion };
  if (!(await beginTelling(db, key))) return done;
  const failure = await sendMessage(
    deps.bots,
    { ...member, organisationId },
    alertMessage(telling, member.locale, deps.links.publicWebUrl),
  );
  const { state, outcome } = endOfSending(failure);
  await finishTelling(db, key, { state, failure: failure?.kind ?? null, at: deps.clock.now() });
  return outcome;
}

const gravity = { done: 0, action_required: 0, stop: 1, retry: 2, wait: 3 } as const satisfies Record<
  JobOutcome['kind'],
  number
>;

/** One job for several messages: it comes again as long as one of them may be sent again. */
function graver(one: JobOutcome, other: JobOutcome): JobOutcome {
  return gravity[other.kind] > gravity[one.kind] ? other : one;
}
