import { createOrganisation } from '@latchkey/db/organisation/create-organisation';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Founds an organisation; the caller becomes its owner. */
export function organisationCreate({ database, clock, settings }: Deps): UseCases['organisation']['create'] {
  return async ({ userId, correlationId }, { name }) => {
    const founding = { name, graceDays: settings.graceDays, ownerId: userId };
    const owner = { kind: 'user', userId, memberships: [] } as const;
    const id = await createOrganisation(database.db, founding, actOf(owner, correlationId, clock.now()));
    return { id, name };
  };
}
