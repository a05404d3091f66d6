import { updateDraft } from '@latchkey/access/broadcast/keep-draft';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { viewOf } from './broadcast-view.ts';
import { checkSegment } from './check-segment.ts';
import { moved } from './moved.ts';

export function broadcastUpdate(deps: Deps): UseCases['broadcast']['update'] {
  return async ({ organisationId, principal, correlationId }, { broadcastId, content, button, segment }) => {
    const { db } = deps.database;
    const of = { organisationId, broadcastId };
    await checkSegment(db, organisationId, segment);
    const act = actOf(principal, correlationId, deps.clock.now());
    await moved(deps, of, updateDraft(deps, of, { content, button, segment }, act));
    return viewOf(deps, of);
  };
}
