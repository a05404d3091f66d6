import { reconcilePart } from '@latchkey/access/reconcile/reconcile-part';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';

/** Compares one part of provider, database and chat, as much of it as one round allows. */
export function reconcile(deps: WorkerDeps): Handler<'reconcile.part'> {
  return async (of, { logger }) => {
    const { outcome, report } = await reconcilePart(deps, of);
    if (report?.failure) logger.warn(report, 'could not be compared');
    else if (report) logger.info(report, 'compared');
    return outcome;
  };
}
