import { removeDraft } from '@latchkey/access/broadcast/keep-draft';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Throws a draft away; one that is gone already is no trouble. */
export function broadcastRemove(deps: Deps): UseCases['broadcast']['remove'] {
  return async ({ organisationId, principal, correlationId }, { broadcastId }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    return { removed: await removeDraft(deps, { organisationId, broadcastId }, act) };
  };
}
