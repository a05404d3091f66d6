import type { AccessId, BrakeId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { foreignKey, index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { brake } from './brake.ts';
import { channelAccess } from './channel-access.ts';
import { id, instant } from './columns.ts';

/**
 * A removal that was let through to Telegram without anybody's consent: what the brake counts. Written right before the call,
 * moved on when the call is repeated, taken back when Telegram has clearly refused it.
 */
export const removal = pgTable(
  'removal',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    accessId: id<AccessId>('access_id').notNull(),
    /** Of the access, so that one that came back and leaves again counts again. */
    version: integer('version').notNull(),
    channelId: id<ChannelId>('channel_id').notNull(),
    at: instant('at').notNull(),
    /** The brake with whose release somebody has consented to it afterwards: it counts no more. */
    brakeId: id<BrakeId>('brake_id'),
  },
  (t) => [
    primaryKey({ columns: [t.accessId, t.version, t.organisationId] }),
    index('removal_of_organisation').on(t.organisationId, t.at),
    index('removal_of_channel').on(t.channelId, t.at, t.organisationId),
    foreignKey({ columns: [t.organisationId, t.brakeId], foreignColumns: [brake.organisationId, brake.id] }),
    foreignKey({
      columns: [t.organisationId, t.accessId],
      foreignColumns: [channelAccess.organisationId, channelAccess.id],
    }),
  ],
);
