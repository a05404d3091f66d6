import { z } from 'zod';
import { AccessId, ChannelId, OrganisationId, SubscriberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { actionsRequired, removalEvidences, revokeReasons } from './reasons.ts';

const shared = {
  id: AccessId,
  organisationId: OrganisationId,
  channelId: ChannelId,
  subscriberId: SubscriberId,
  /** Rises by one with every move; the compare-and-set of the database. */
  version: z.int().nonnegative(),
  /** When the last live source ends as far as is known; null: no end in sight. */
  entitledUntil: Instant.nullable(),
  /** Set only while no source is in good standing and an unpaid invoice is in grace. */
  graceUntil: Instant.nullable(),
  /** Telegram said that the person is inside; null: not seen inside. A fact beside the state. */
  joinedAt: Instant.nullable(),
  actionRequired: z.enum(actionsRequired).nullable(),
};

/** What each state requires, as architecture.md and the CHECKs of `channel_access` say. */
export const ChannelAccess = z.discriminatedUnion('state', [
  z.object({ ...shared, state: z.literal('PENDING') }),
  z.object({ ...shared, state: z.literal('GRANTED'), grantedAt: Instant }),
  z.object({ ...shared, state: z.literal('REVOKE_PENDING'), revokeReason: z.enum(revokeReasons) }),
  z.object({
    ...shared,
    state: z.literal('REVOKED'),
    revokeReason: z.enum(revokeReasons),
    revokedAt: Instant,
    evidence: z.enum(removalEvidences),
  }),
]);
export type ChannelAccess = z.infer<typeof ChannelAccess>;
