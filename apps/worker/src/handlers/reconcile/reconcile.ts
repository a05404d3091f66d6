import { reconcilePart } from '@latchkey/access/reconcile/reconcile-part';
import { done } from '@latchkey/contracts/jobs/outcome';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';

/**
 * Compares one part of provider, database and chat, as much of it as one round allows. A side that cannot be reached is
 * no failure of the job: the part itself knows when it goes on.
 */
export function reconcile(deps: WorkerDeps): Handler<'reconcile.part'> {
  return async (of, { logger }) => {
    const report = await reconcilePart(deps, of);
    if (report?.failure) logger.warn({ ...report }, 'could not be compared');
    else if (report) logger.info({ ...report }, 'compared');
    return done;
  };
}
