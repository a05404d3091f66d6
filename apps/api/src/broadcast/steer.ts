import { steerBroadcast } from '@latchkey/access/broadcast/steer-broadcast';
import type { BroadcastMove } from '@latchkey/contracts/broadcast/broadcast';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { viewOf } from './broadcast-view.ts';
import { moved } from './moved.ts';

/** Takes a broadcast back, pauses it, goes on with it or ends it. */
export function broadcastSteer(deps: Deps, move: BroadcastMove): UseCases['broadcast'][BroadcastMove] {
  return async ({ organisationId, principal, correlationId }, { broadcastId }) => {
    const of = { organisationId, broadcastId };
    const act = actOf(principal, correlationId, deps.clock.now());
    await moved(deps, of, steerBroadcast(deps, of, move, act));
    return viewOf(deps, of);
  };
}
