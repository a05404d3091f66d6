import type { MemberImportId, OrganisationId } from '@latchkey/contracts/ids';
import type { ImportFault, ImportOutcome } from '@latchkey/contracts/members/import-line';
import type { Db } from '../connect-database.ts';
import { setSql, words } from '../gather/set-sql.ts';

const most = 50;

export interface ListedImport {
  id: MemberImportId;
  fileName: string;
  startedAt: Date;
  finishedAt: Date | null;
  total: number;
  counts: Partial<Record<ImportOutcome, number>>;
}

/** The imports of an organisation, newest first; or (`importId`) one of them. */
export async function listImports(
  db: Db,
  organisationId: OrganisationId,
  importId: MemberImportId | null = null,
): Promise<ListedImport[]> {
  const one = importId ? setSql`and i.id = ${importId}` : words('');
  const rows = await db.execute<Row>(setSql`
    select i.id, i.file_name, i.started_at, i.finished_at, i.total,
      (select coalesce(json_object_agg(outcome, n), '{}') from (
        select outcome, count(*) as n from member_import_line l
        where l.organisation_id = i.organisation_id and l.import_id = i.id and l.outcome is not null group by outcome) c) as counts
    from member_import i where i.organisation_id = ${organisationId} ${one} order by i.id desc limit ${most}`);
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    startedAt: new Date(row.started_at),
    finishedAt: row.finished_at === null ? null : new Date(row.finished_at),
    total: row.total,
    counts: row.counts,
  }));
}

/** What became of the lines of an import that are done, in their order. */
export async function listImportLines(
  db: Db,
  of: { organisationId: OrganisationId; importId: MemberImportId },
): Promise<{ line: number; outcome: ImportOutcome; fault: ImportFault | null }[]> {
  const rows = await db.execute<{ line: number; outcome: ImportOutcome; fault: ImportFault | null }>(setSql`
    select line, outcome, fault from member_import_line
    where organisation_id = ${of.organisationId} and import_id = ${of.importId} and outcome is not null order by line`);
  return [...rows];
}

interface Row extends Record<string, unknown> {
  id: MemberImportId;
  file_name: string;
  started_at: string;
  finished_at: string | null;
  total: number;
  counts: ListedImport['counts'];
}
