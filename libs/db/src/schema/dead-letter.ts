import type { DeadLetterId, OrganisationId } from '@latchkey/contracts/ids';
import type { JobName } from '@latchkey/contracts/jobs/catalogue';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** A job that stopped or ran out of attempts; at most one open per (job, entity). */
export const deadLetter = pgTable(
  'dead_letter',
  {
    id: id<DeadLetterId>('id').primaryKey(),
    /** Null for objects of no known organisation. */
    organisationId: id<OrganisationId>('organisation_id'),
    job: text('job').$type<JobName>().notNull(),
    /** What the job is about: the access, the provider's object. */
    entity: text('entity').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    failureClass: text('failure_class').notNull(),
    errors: jsonb('errors').$type<string[]>().notNull(),
    attempts: integer('attempts').notNull(),
    correlationId: text('correlation_id').notNull(),
    firstFailedAt: instant('first_failed_at').notNull(),
    lastFailedAt: instant('last_failed_at').notNull(),
    closedAt: instant('closed_at'),
    /** converged | replayed | discarded */
    closedBy: text('closed_by'),
  },
  (t) => [
    uniqueIndex('dead_letter_open').on(t.job, t.entity).where(sql`${t.closedAt} is null`),
    index('dead_letter_organisation').on(t.organisationId, t.lastFailedAt),
  ],
);
