import type { MemberImportId, OrganisationId } from '@latchkey/contracts/ids';
import type { ImportFault, ImportOutcome } from '@latchkey/contracts/members/import-line';
import type { Db } from '../connect-database.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
import { newId } from '../new-id.ts';

interface OfImport {
  organisationId: OrganisationId;
  importId: MemberImportId;
}

export interface NewImportLine {
  line: number;
  said: Record<string, string>;
  /** Known without a look: it can only be left out. */
  fault: ImportFault | null;
}

/** Keeps the lines of a list; a file that was begun before is left as it is. @returns the import, and whether it is new */
export async function beginImport(
  db: Db,
  made: {
    organisationId: OrganisationId;
    fileKey: string;
    fileName: string;
    lines: readonly NewImportLine[];
    at: Date;
  },
): Promise<{ importId: MemberImportId; begun: boolean }> {
  const { organisationId, lines } = made;
  const importId = newId('memberImport');
  const [written] = await db.execute(setSql`
    insert into member_import (organisation_id, id, file_key, file_name, total, started_at)
    values (${organisationId}, ${importId}, ${made.fileKey}, ${made.fileName}, ${lines.length}, ${made.at.toISOString()}::timestamptz)
    on conflict (file_key, organisation_id) do nothing returning id`);
  if (!written) {
    const [known] = await db.execute<{ id: MemberImportId }>(setSql`
      select id from member_import where organisation_id = ${organisationId} and file_key = ${made.fileKey}`);
    return { importId: (known as { id: MemberImportId }).id, begun: false };
  }
  await db.execute(setSql`
    insert into member_import_line (organisation_id, import_id, line, said, outcome, fault)
    select ${organisationId}, ${importId}, t.line, case when t.fault is null then t.said end,
      case when t.fault is not null then 'fault' end, t.fault
    from unnest(${listOf(lines, ({ line }) => line)}::int[], ${listOf(lines, ({ said }) => JSON.stringify(said))}::jsonb[],
      ${listOf(lines, ({ fault }) => fault)}) as t (line, said, fault)`);
  return { importId, begun: true };
}

/** The next lines that are not done, by their numbers. */
export async function nextLines(db: Db, of: OfImport, limit: number): Promise<number[]> {
  const rows = await db.execute<{ line: number }>(setSql`
    select line from member_import_line
    where organisation_id = ${of.organisationId} and import_id = ${of.importId} and outcome is null
    order by line limit ${limit}`);
  return rows.map(({ line }) => line);
}

/** What a line says, locked; null when it is done, or somebody else does it right now. */
export async function lockLine(
  db: Db,
  of: OfImport & { line: number },
): Promise<Record<string, string> | null> {
  const [row] = await db.execute<{ said: Record<string, string> }>(setSql`
    select said from member_import_line
    where organisation_id = ${of.organisationId} and import_id = ${of.importId} and line = ${of.line} and outcome is null
    for update skip locked`);
  return row?.said ?? null;
}

/** Notes what became of a line, and forgets whom it named. */
export async function noteLine(
  db: Db,
  of: OfImport & { line: number },
  became: { outcome: ImportOutcome; fault: ImportFault | null },
): Promise<void> {
  await db.execute(setSql`
    update member_import_line set said = null, outcome = ${became.outcome}, fault = ${became.fault}
    where organisation_id = ${of.organisationId} and import_id = ${of.importId} and line = ${of.line}`);
}

/** Notes that an import is finished, if it is. */
export async function finishImport(db: Db, of: OfImport, at: Date): Promise<void> {
  await db.execute(setSql`
    update member_import i set finished_at = ${at.toISOString()}::timestamptz
    where i.organisation_id = ${of.organisationId} and i.id = ${of.importId} and i.finished_at is null
      and not exists (select from member_import_line l
        where l.organisation_id = i.organisation_id and l.import_id = i.id and l.outcome is null)`);
}
