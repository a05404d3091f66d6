import { countAudience } from '@latchkey/db/broadcast/audience';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { checkSegment } from './check-segment.ts';

/** How many people a segment has at this moment. */
export function broadcastAudience({ database: { db }, clock }: Deps): UseCases['broadcast']['audience'] {
  return async ({ organisationId }, { segment }) => {
    await checkSegment(db, organisationId, segment);
    return countAudience(db, organisationId, segment, clock.now());
  };
}
