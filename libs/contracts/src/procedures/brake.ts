import { z } from 'zod';
import { brakeScopes, brakeStates } from '../brake/brake.ts';
import { BrakeId, ChannelId, OrganisationId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();
/** Goes into the audit: no personal data. */
const Reason = z.string().trim().min(1).max(500);

/** A brake as those who run the organisation see it. */
export const BrakeView = z.object({
  id: BrakeId,
  scope: z.enum(brakeScopes),
  /** Only where it counts one chat. */
  channelId: ChannelId.nullable(),
  state: z.enum(brakeStates),
  /** Removals in the hour before it was pulled, the limit that they had reached, and the members that it was made of. */
  removals: z.int(),
  limit: z.int(),
  members: z.int(),
  /** How many removals wait for it now. */
  waiting: z.int(),
  pulledAt: Instant,
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  /** Released by support, without the Owner or an Admin. */
  override: z.boolean(),
  reason: z.string().nullable(),
});
export type BrakeView = z.infer<typeof BrakeView>;

const BrakeLimitsView = z.object({ min: z.int(), percent: z.int() });

export const brake = {
  /** The brakes of the organisation, newest first, and its limits. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({
      organisationId,
      state: z.enum(brakeStates).optional(),
      limit: z.int().min(1).max(100).default(20),
      cursor: BrakeId.optional(),
    }),
    output: z.object({ limits: BrakeLimitsView, items: z.array(BrakeView), nextCursor: BrakeId.nullable() }),
  }),
  /** How many removals within an hour need nobody's consent: the greater of `min` and `percent` of the members. */
  setLimits: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({
      organisationId,
      min: z.int().min(1).max(1_000),
      percent: z.int().min(0).max(50),
    }),
    output: BrakeLimitsView,
  }),
  /** Lets exactly those go that wait; who has paid meanwhile stays. By a second person, or the lone Owner signed in anew. */
  release: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, brakeId: BrakeId, reason: Reason.optional() }),
    output: BrakeView,
  }),
  /** The same by support, where neither Owner nor Admin can be reached. */
  override: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, brakeId: BrakeId, reason: Reason }),
    output: BrakeView,
  }),
  /** Those that wait are decided again, and whoever is still to leave stays until the facts are put right. */
  refuse: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, brakeId: BrakeId, reason: Reason.optional() }),
    output: BrakeView,
  }),
};
