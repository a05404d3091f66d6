import { LatchkeyError } from '@latchkey/contracts/errors';
import type { MemberImportId, OrganisationId } from '@latchkey/contracts/ids';
import type { MemberImportView } from '@latchkey/contracts/procedures/member-import';
import type { Db } from '@latchkey/db/connect-database';
import { type ListedImport, listImports } from '@latchkey/db/member-import/list-imports';

/** An import and how far it is. */
export function importView({ counts, ...listed }: ListedImport): MemberImportView {
  const all = { give: 0, wait_for_link: 0, has_longer: 0, fault: 0, ...counts };
  return {
    id: listed.id,
    fileName: listed.fileName,
    startedAt: listed.startedAt.toISOString(),
    finishedAt: listed.finishedAt?.toISOString() ?? null,
    total: listed.total,
    done: all.give + all.wait_for_link + all.has_longer + all.fault,
    counts: all,
  };
}

/** One import of the organisation. @throws {LatchkeyError} `not_found` */
export async function importOf(
  db: Db,
  organisationId: OrganisationId,
  importId: MemberImportId,
): Promise<MemberImportView> {
  const [listed] = await listImports(db, organisationId, importId);
  if (!listed) throw new LatchkeyError('not_found', 'There is no such import.');
  return importView(listed);
}
