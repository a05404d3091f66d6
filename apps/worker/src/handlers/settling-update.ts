import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { UpdateJob } from '@latchkey/contracts/jobs/update-job';
import { postponeUpdate } from '@latchkey/db/inbox/postpone-update';
import { settleUpdate } from '@latchkey/db/inbox/settle-update';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../worker-deps.ts';
import { nextTryMs } from './next-try-ms.ts';

/**
 * Has the inbox know how the job of a stored update ended: settled, or to be looked after by the sweep once the queue's
 * next try should be over. What stopped is still owed: a dead letter tells of it until it is applied or the payload is gone.
 */
export function settlingUpdate(deps: WorkerDeps, apply: Handler<UpdateJob>): Handler<UpdateJob> {
  const { db } = deps.database;
  return async (of, context) => {
    const postpone = (outcome: JobOutcome | null, attempt: number) => {
      const delayMs = nextTryMs(outcome, attempt) + sweepAfterMs;
      return postponeUpdate(db, of, new Date(deps.clock.now().getTime() + delayMs));
    };
    try {
      const outcome = await apply(of, context);
      const settled = outcome.kind === 'done' || outcome.kind === 'action_required';
      if (settled) await settleUpdate(db, of);
      else await postpone(outcome, context.attempt);
      return outcome;
    } catch (error) {
      await postpone(null, context.attempt);
      throw error;
    }
  };
}
