import type { MemberImportId, OrganisationId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { beginImport as writeImport } from '@latchkey/db/member-import/import-lines';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { findRepeats } from './find-repeats.ts';
import type { SaidLine } from './read-line.ts';

export interface ListLine {
  /** As an editor counts them. */
  line: number;
  said: SaidLine;
  /** Not to be read as a line of the list. */
  faulty: boolean;
}

/** Keeps the lines of a list to be imported. The same file (key) is one import, however often it is sent. */
export async function beginImport(
  deps: AccessDeps,
  list: { organisationId: OrganisationId; fileKey: string; fileName: string; lines: readonly ListLine[] },
  act: Act,
): Promise<MemberImportId> {
  const { organisationId, fileKey, fileName } = list;
  const repeats = findRepeats(list.lines.map(({ said }) => said));
  const lines = list.lines.map(({ line, said, faulty }, index) => ({
    line,
    said,
    fault: faulty ? ('faulty_line' as const) : repeats.has(index) ? ('same_as_earlier_line' as const) : null,
  }));
  return unitOfWork(named(deps, 'import'), async (unit) => {
    const { importId, begun } = await writeImport(unit.db, {
      organisationId,
      fileKey,
      fileName,
      lines,
      at: act.at,
    });
    if (begun)
      await appendAudit(unit.db, organisationId, act, {
        action: 'import.run',
        targetKind: 'import',
        targetId: importId,
        detail: { lines: lines.length },
      });
    return importId;
  });
}
