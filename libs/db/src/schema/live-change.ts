import type { OrganisationId } from '@latchkey/contracts/ids';
import type { LiveKind } from '@latchkey/contracts/live';
import { pgTable, text } from 'drizzle-orm/pg-core';
import { id } from './columns.ts';

/**
 * What has changed in an organisation at which somebody looks, until it is told: written by triggers in the transaction of the
 * change, taken away a moment later. Unlogged, and without key or index, so that a payment hardly notices.
 */
export const liveChange = pgTable('live_change', {
  organisationId: id<OrganisationId>('organisation_id').notNull(),
  kind: text('kind').$type<LiveKind>().notNull(),
});
