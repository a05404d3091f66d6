import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { viewOf } from './broadcast-view.ts';

export function broadcastGet(deps: Deps): UseCases['broadcast']['get'] {
  return ({ organisationId }, { broadcastId }) => viewOf(deps, { organisationId, broadcastId });
}
