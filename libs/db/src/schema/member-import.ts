import type { MemberImportId, OrganisationId } from '@latchkey/contracts/ids';
import { index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

/** A list of people whom somebody brought along: one row for a file, however often it is sent. */
export const memberImport = pgTable(
  'member_import',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<MemberImportId>('id').notNull(),
    /** Made of the file's content by whoever sends it: the same file is the same import. */
    fileKey: text('file_key').notNull(),
    fileName: text('file_name').notNull(),
    total: integer('total').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('member_import_file').on(t.fileKey, t.organisationId),
    index('member_import_listed').on(t.organisationId, t.id),
  ],
);
