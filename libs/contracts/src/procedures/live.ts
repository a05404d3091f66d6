import { z } from 'zod';
import { OrganisationId } from '../ids.ts';
import { liveKinds } from '../live.ts';
import { procedure } from './procedure.ts';

export const live = {
  /**
   * Tells of what kind something has changed in the organisation, within a second or two. It says "look again" and nothing
   * else; what was told nobody while no stream was open is made up for by a first event with all kinds.
   */
  changes: procedure({
    type: 'subscription',
    permission: 'organisation:read',
    input: z.object({
      organisationId: OrganisationId.optional(),
      /** The last event of the stream that this one goes on with. */
      lastEventId: z.string().max(100).optional(),
    }),
    output: z.object({ kinds: z.array(z.enum(liveKinds)).min(1) }),
  }),
};
