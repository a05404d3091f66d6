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
 * next try should be over.
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
      if (outcome.kind === 'retry' || outcome.kind === 'wait') await postpone(outcome, context.attempt);
      else await settleUpdate(db, of);
      return outcome;
    } catch (error) {
      await postpone(null, context.attempt);
      throw error;
    }
  };
}
