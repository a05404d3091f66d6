import type { OrganisationId } from '@latchkey/contracts/ids';
import { pgTable } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** Until when somebody looks at an organisation: only then are its changes noted. Wall time; unlogged. */
export const liveWatch = pgTable('live_watch', {
  organisationId: id<OrganisationId>('organisation_id').primaryKey(),
  until: instant('until').notNull(),
});
