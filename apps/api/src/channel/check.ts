import { checkChannel } from '@latchkey/access/channel/check-channel';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Has a channel looked at now. */
export function channelCheck(deps: Deps): UseCases['channel']['check'] {
  return async ({ organisationId, correlationId }, { channelId }) => {
    const askedAt = await checkChannel(deps, { organisationId, channelId, correlationId });
    return { askedAt: askedAt.toISOString() };
  };
}
