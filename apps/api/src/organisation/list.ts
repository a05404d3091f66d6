import { listOrganisations } from '@latchkey/db/organisation/list-organisations';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** The caller's organisations. */
export function organisationList({ database }: Deps): UseCases['organisation']['list'] {
  return ({ userId }) => listOrganisations(database.db, userId);
}
