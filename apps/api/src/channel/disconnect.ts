import { disconnectChannel } from '@latchkey/access/channel/disconnect-channel';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Lets a channel go that nobody is in any more. */
export function channelDisconnect(deps: Deps): UseCases['channel']['disconnect'] {
  return async ({ organisationId, principal, correlationId }, { channelId }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    await disconnectChannel(deps, { organisationId, channelId }, act);
    return { disconnectedAt: act.at.toISOString() };
  };
}
