import { createDraft } from '@latchkey/access/broadcast/keep-draft';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { viewOf } from './broadcast-view.ts';
import { checkSegment } from './check-segment.ts';

/** Keeps a new draft; the same key is the same draft. */
export function broadcastCreate(deps: Deps): UseCases['broadcast']['create'] {
  return async (
    { organisationId, principal, correlationId },
    { idempotencyKey, content, button, segment },
  ) => {
    const { db } = deps.database;
    await checkSegment(db, organisationId, segment);
    const act = actOf(principal, correlationId, deps.clock.now());
    const draft = { content, button, segment, draftKey: idempotencyKey };
    const broadcastId = await createDraft(deps, organisationId, draft, act);
    return viewOf(deps, { organisationId, broadcastId });
  };
}
