import type { UseCases } from '../trpc/use-cases.ts';
import type { LiveHub } from './live-hub.ts';

/** Tells an open browser of what kind something has changed. Ids of the events say only that a stream goes on. */
export function liveChanges(hub: LiveHub): UseCases['live']['changes'] {
  return async function* ({ organisationId, signal }, { lastEventId }) {
    let number = Number(lastEventId ?? 0) || 0;
    for await (const kinds of hub.follow(organisationId, { resumed: lastEventId !== undefined, signal })) {
      number += 1;
      yield { id: String(number), data: { kinds } };
    }
  };
}
