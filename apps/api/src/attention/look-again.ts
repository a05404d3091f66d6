import { lookAgainAtHeldUp } from '@latchkey/access/attention/look-again';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Has those looked at again that something holds up in a channel. */
export function attentionLookAgain(deps: Deps): UseCases['attention']['lookAgain'] {
  return async ({ organisationId, correlationId }, { channelId, action }) => ({
    asked: await lookAgainAtHeldUp(deps, { organisationId, channelId, action, correlationId }),
  });
}
