import { LatchkeyError } from '@latchkey/contracts/errors';
import { readSettings } from '@latchkey/db/organisation/organisation-settings';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** What there is to set of the organisation. */
export function organisationGet({ database }: Deps): UseCases['organisation']['get'] {
  return async ({ organisationId }) => {
    const settings = await readSettings(database.db, organisationId);
    if (!settings) throw new LatchkeyError('not_found', 'There is no such organisation.');
    return settings;
  };
}
