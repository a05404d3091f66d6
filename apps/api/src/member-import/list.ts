import { listImports } from '@latchkey/db/member-import/list-imports';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { importView } from './import-view.ts';

/** The imports of the organisation, newest first. */
export function importList({ database }: Deps): UseCases['import']['list'] {
  return async ({ organisationId }) => (await listImports(database.db, organisationId)).map(importView);
}
