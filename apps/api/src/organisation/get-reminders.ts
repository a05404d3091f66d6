import { LatchkeyError } from '@latchkey/contracts/errors';
import { readReminderSettings } from '@latchkey/db/organisation/reminder-settings';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** How the organisation reminds its subscribers. */
export function organisationGetReminders({ database }: Deps): UseCases['organisation']['getReminders'] {
  return async ({ organisationId }) => {
    const settings = await readReminderSettings(database.db, organisationId);
    if (!settings) throw new LatchkeyError('not_found', 'There is no such organisation.');
    return settings;
  };
}
