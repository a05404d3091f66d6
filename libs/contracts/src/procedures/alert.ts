import { z } from 'zod';
import { alertKinds } from '../alerts/kinds.ts';
import { AlertId, ChannelId, OrganisationId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

/** Something that those who run the organisation must know. */
export const AlertView = z.object({
  id: AlertId,
  kind: z.enum(alertKinds),
  /** The id of what it is about. */
  subject: z.string(),
  /** Ids, counts and classes. */
  detail: z.record(z.string(), z.unknown()),
  /** The channel that it is about, where it is about one. */
  channelId: ChannelId.nullable(),
  channelTitle: z.string().nullable(),
  raisedAt: Instant,
  /** null: it is not over yet. */
  closedAt: Instant.nullable(),
  /** How many members it was sent to in Telegram, including those whose answer was lost. */
  toldCount: z.int(),
});
export type AlertView = z.infer<typeof AlertView>;

/** Where the next page begins: among the open or the closed ones, after this alert. */
export const AlertCursor = z.string().regex(/^(open|closed)\.alr_[0-9a-z]{26}$/, 'a cursor of this list');

export const alert = {
  /** The alerts of the organisation: the open ones first, each newest first. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({
      organisationId: OrganisationId.optional(),
      /** Only the open ones, or only those that are over. */
      open: z.boolean().optional(),
      kind: z.enum(alertKinds).optional(),
      limit: z.int().min(1).max(100).default(50),
      cursor: AlertCursor.optional(),
    }),
    output: z.object({ items: z.array(AlertView), nextCursor: AlertCursor.nullable() }),
  }),
};
