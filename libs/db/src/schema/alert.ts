import { alertKinds } from '@latchkey/contracts/alerts/kinds';
import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

export const alertKind = pgEnum('alert_kind', alertKinds);

/** Something that the people who run an organisation must know: open while it lasts, told once, closed when it is over. */
export const alert = pgTable(
  'alert',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<AlertId>('id').notNull(),
    kind: alertKind('kind').notNull(),
    /** The id of what it is about. */
    subject: text('subject').notNull(),
    /** What its words need: ids, counts and classes, no personal data. */
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
    correlationId: text('correlation_id').notNull(),
    raisedAt: instant('raised_at').notNull(),
    closedAt: instant('closed_at'),
    /** When the sweep has it told, if nobody has by then; null: nothing of it is left to be told. */
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    uniqueIndex('alert_open').on(t.kind, t.subject, t.organisationId).where(sql`${t.closedAt} is null`),
    index('alert_subject').on(t.subject, t.organisationId),
    index('alert_listed').on(t.organisationId, sql`(${t.closedAt} is null)`, t.id),
    index('alert_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
  ],
);
