import { z } from 'zod';
import { MemberImportId, OrganisationId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { ImportLineView, importColumns, importLimits } from '../members/import-line.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

/** A list of people as a file. Separated by comma, semicolon or tab; the first line names the columns. */
const File = z.object({
  organisationId,
  csv: z.string().min(1).max(importLimits.characters, 'the list is too long: cut it into several'),
  /** Which heading of the file is which column; headings that are named like a column need no mention. */
  columns: z.partialRecord(z.enum(importColumns), z.string().max(200)).default({}),
});

const Counts = z.object({
  give: z.int(),
  wait_for_link: z.int(),
  has_longer: z.int(),
  fault: z.int(),
});

export const MemberImportView = z.object({
  id: MemberImportId,
  fileName: z.string(),
  startedAt: Instant,
  /** null: lines are left to be done. */
  finishedAt: Instant.nullable(),
  total: z.int(),
  done: z.int(),
  counts: Counts,
});
export type MemberImportView = z.infer<typeof MemberImportView>;

export const memberImport = {
  /** What would become of each line. Nothing is written. */
  dryRun: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: File,
    output: z.object({
      headings: z.array(z.string()),
      /** Which heading was taken for which column; null: none. */
      columns: z.record(z.enum(importColumns), z.string().nullable()),
      counts: Counts,
      lines: z.array(ImportLineView),
    }),
  }),
  /**
   * Begins to import a list: its lines are kept and then done piece by piece by `proceed`. The same key is the same import,
   * however often it is sent.
   */
  run: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: File.extend({ fileKey: z.string().min(8).max(100), fileName: z.string().trim().min(1).max(200) }),
    output: MemberImportView,
  }),
  /** Does the next lines of an import, each by itself, and says how far it is. */
  proceed: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, importId: MemberImportId }),
    output: MemberImportView,
  }),
  /** The imports of the organisation, newest first. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId }),
    output: z.array(MemberImportView),
  }),
  /** What became of the lines of an import, in their order. */
  lines: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId, importId: MemberImportId }),
    output: z.array(ImportLineView.pick({ line: true, outcome: true, fault: true })),
  }),
};
