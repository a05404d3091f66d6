import { beginImport } from '@latchkey/access/import/begin-import';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { importOf } from './import-view.ts';
import { readList } from './read-list.ts';

/** Keeps the lines of a list; `proceed` does them. */
export function importRun(deps: Deps): UseCases['import']['run'] {
  return async ({ organisationId, principal, correlationId }, { csv, columns, fileKey, fileName }) => {
    const { lines } = readList(csv, columns);
    const act = actOf(principal, correlationId, deps.clock.now());
    const importId = await beginImport(deps, { organisationId, fileKey, fileName, lines }, act);
    return importOf(deps.database.db, organisationId, importId);
  };
}
