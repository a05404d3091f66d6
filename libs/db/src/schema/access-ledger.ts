import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { accessEvent } from './access-transition.ts';
import { accessState } from './channel-access.ts';
import { id, instant } from './columns.ts';

/** Every move of every access, append-only. The birth has neither event nor former state. */
export const accessLedger = pgTable(
  'access_ledger',
  {
    accessId: id<AccessId>('access_id').notNull(),
    version: integer('version').notNull(),
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    fromState: accessState('from_state'),
    event: accessEvent('event'),
    toState: accessState('to_state').notNull(),
    reason: text('reason'),
    correlationId: text('correlation_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accessId, t.version] }),
    // Partial, so that no other statement can take it for as good as the key (ADR 12).
    index('access_ledger_turns')
      .on(t.organisationId, t.at)
      .where(sql`${t.toState} = 'PENDING' or ${t.event} = 'revoke'`),
  ],
);
