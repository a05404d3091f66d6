import type { AccessId, BrakeId, OrganisationId } from '@latchkey/contracts/ids';
import { foreignKey, index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { brake } from './brake.ts';
import { channelAccess } from './channel-access.ts';
import { id, instant } from './columns.ts';

/**
 * A removal that waits for a brake: of one access as it stood at one version. Once the access has moved, it was another
 * removal, and neither waits nor was it ever approved.
 */
export const brakeHold = pgTable(
  'brake_hold',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    accessId: id<AccessId>('access_id').notNull(),
    version: integer('version').notNull(),
    brakeId: id<BrakeId>('brake_id').notNull(),
    heldAt: instant('held_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accessId, t.version, t.organisationId] }),
    index('brake_hold_brake').on(t.brakeId, t.organisationId),
    foreignKey({ columns: [t.organisationId, t.brakeId], foreignColumns: [brake.organisationId, brake.id] }),
    foreignKey({
      columns: [t.organisationId, t.accessId],
      foreignColumns: [channelAccess.organisationId, channelAccess.id],
    }),
  ],
);
