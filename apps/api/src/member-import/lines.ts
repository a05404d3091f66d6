import { listImportLines } from '@latchkey/db/member-import/list-imports';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { importOf } from './import-view.ts';

/** What became of the lines of an import. */
export function importLines({ database }: Deps): UseCases['import']['lines'] {
  return async ({ organisationId }, { importId }) => {
    await importOf(database.db, organisationId, importId);
    return listImportLines(database.db, { organisationId, importId });
  };
}
