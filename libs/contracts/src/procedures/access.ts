import { z } from 'zod';
import { accessStates } from '../access/machine.ts';
import { actionsRequired, removalEvidences, revokeReasons } from '../access/reasons.ts';
import { AccessId, BrakeId, ChannelId, OrderId, OrganisationId, SubscriberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

/** One access as a creator or support sees it: its state, until when, and why. */
export const AccessView = z.object({
  id: AccessId,
  organisationId: OrganisationId,
  channelId: ChannelId,
  channelTitle: z.string(),
  subscriberId: SubscriberId,
  telegramUserId: z.int().nullable(),
  state: z.enum(accessStates),
  version: z.int(),
  entitledUntil: Instant.nullable(),
  graceUntil: Instant.nullable(),
  grantedAt: Instant.nullable(),
  joinedAt: Instant.nullable(),
  revokeReason: z.enum(revokeReasons).nullable(),
  revokedAt: Instant.nullable(),
  evidence: z.enum(removalEvidences).nullable(),
  actionRequired: z.enum(actionsRequired).nullable(),
  /** A block keeps this person out of this channel, whatever is paid. */
  blocked: z.boolean(),
  /** The way in, where there is one and the person may use it. */
  wayIn: z.url().nullable(),
});
export type AccessView = z.infer<typeof AccessView>;

/** A line of an access's history, oldest first. */
export const AccessMoveView = z.object({
  version: z.int(),
  from: z.enum(accessStates).nullable(),
  to: z.enum(accessStates),
  event: z.string(),
  reason: z.string().nullable(),
  at: Instant,
  correlationId: z.string(),
});
export type AccessMoveView = z.infer<typeof AccessMoveView>;

/** Optional where the caller belongs to one organisation only. */
const organisationId = OrganisationId.optional();

export const access = {
  /** One access with its history: by its id, or by channel and Telegram id. */
  get: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.union([
      z.object({ organisationId, accessId: AccessId }),
      z.object({ organisationId, channelId: ChannelId, telegramUserId: z.int().positive() }),
    ]),
    output: AccessView.extend({ history: z.array(AccessMoveView) }),
  }),
  /** Accesses of the organisation, newest first, with filters and a cursor. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({
      organisationId,
      channelId: ChannelId.optional(),
      state: z.enum(accessStates).optional(),
      telegramUserId: z.int().positive().optional(),
      orderId: OrderId.optional(),
      /** Those that wait for this brake. */
      brakeId: BrakeId.optional(),
      limit: z.int().min(1).max(100).default(50),
      cursor: AccessId.optional(),
    }),
    output: z.object({ items: z.array(AccessView), nextCursor: AccessId.nullable() }),
  }),
  /**
   * Takes a removal back: the person is entitled again, for as long as they had left when they were removed, and is let in
   * on request at once. `days` where nothing is known to have been left, or to give another length. Repeated: the same.
   */
  undoRemoval: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({
      organisationId,
      accessId: AccessId,
      /** Goes into the audit: no personal data. */
      reason: z.string().trim().min(1).max(500),
      days: z.int().min(1).max(366).optional(),
    }),
    output: z.object({
      access: AccessView,
      /** false: the person was entitled already, and nothing was given. */
      undone: z.boolean(),
      /** Until when the time given lasts; null: without end, or nothing was given. */
      until: Instant.nullable(),
    }),
  }),
};
