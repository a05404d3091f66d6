import type { MemberImportId, OrganisationId } from '@latchkey/contracts/ids';
import {
  type ImportFault,
  type ImportOutcome,
  importFaults,
  importOutcomes,
} from '@latchkey/contracts/members/import-line';
import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id } from './columns.ts';
import { memberImport } from './member-import.ts';

const words = (list: readonly string[]) => sql.raw(list.map((word) => `'${word}'`).join(', '));

/**
 * A line of a list that is imported: what it says until it has been done, and what became of it. Who was named is not kept
 * any longer than that.
 */
export const memberImportLine = pgTable(
  'member_import_line',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    importId: id<MemberImportId>('import_id').notNull(),
    line: integer('line').notNull(),
    said: jsonb('said').$type<Record<string, string>>(),
    /** null: it has not been done. */
    outcome: text('outcome').$type<ImportOutcome>(),
    fault: text('fault').$type<ImportFault>(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.line, t.organisationId] }),
    foreignKey({
      columns: [t.organisationId, t.importId],
      foreignColumns: [memberImport.organisationId, memberImport.id],
    }),
    check('member_import_line_outcome', sql`${t.outcome} in (${words(importOutcomes)})`),
    check('member_import_line_fault', sql`${t.fault} in (${words(importFaults)})`),
    check('member_import_line_done', sql`(${t.outcome} is null) = (${t.said} is not null)`),
  ],
);
