import { createOrganisation } from '@latchkey/db/organisation/create-organisation';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Founds an organisation; the caller becomes its owner. */
export function organisationCreate({ database, clock, settings }: Deps): UseCases['organisation']['create'] {
  return async ({ userId, correlationId }, { name }) => {
    const founding = { name, graceDays: settings.graceDays, ownerId: userId };
    const act = { actorKind: 'user', actorId: userId, correlationId, at: clock.now() } as const;
    const id = await createOrganisation(database.db, founding, act);
    return { id, name };
  };
}
