import { proceedImport } from '@latchkey/access/import/proceed-import';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { importOf } from './import-view.ts';

/** Does the next lines of an import, and says how far it is. */
export function importProceed(deps: Deps): UseCases['import']['proceed'] {
  return async ({ organisationId, principal, correlationId }, { importId }) => {
    await importOf(deps.database.db, organisationId, importId);
    const act = actOf(principal, correlationId, deps.clock.now());
    await proceedImport(deps, { organisationId, importId }, act);
    return importOf(deps.database.db, organisationId, importId);
  };
}
