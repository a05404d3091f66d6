import { renameOrganisation } from '@latchkey/db/organisation/rename-organisation';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Gives the organisation another name. */
export function organisationRename({ database, clock }: Deps): UseCases['organisation']['rename'] {
  return async ({ organisationId, principal, correlationId }, { name }) => {
    const act = actOf(principal, correlationId, clock.now());
    await renameOrganisation(database.db, organisationId, name, act);
    return { name };
  };
}
