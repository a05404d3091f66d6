import { scheduleBroadcast } from '@latchkey/access/broadcast/schedule-broadcast';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { viewOf } from './broadcast-view.ts';
import { moved } from './moved.ts';

const farthestMs = 366 * 86_400_000;

/** Has a draft sent at a time, or at once with some seconds to take it back. */
export function broadcastSchedule(deps: Deps): UseCases['broadcast']['schedule'] {
  return async ({ organisationId, principal, correlationId }, { broadcastId, at }) => {
    const of = { organisationId, broadcastId };
    const now = deps.clock.now();
    const startsAt = at === undefined ? null : new Date(at);
    if (startsAt && startsAt <= now) throw new LatchkeyError('invalid_input', 'at: lies in the past.');
    if (startsAt && startsAt.getTime() > now.getTime() + farthestMs)
      throw new LatchkeyError('invalid_input', 'at: is more than a year away.');
    await moved(deps, of, scheduleBroadcast(deps, of, startsAt, actOf(principal, correlationId, now)));
    return viewOf(deps, of);
  };
}
