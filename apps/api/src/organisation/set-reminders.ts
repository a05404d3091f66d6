import { LatchkeyError } from '@latchkey/contracts/errors';
import { writeReminderSettings } from '@latchkey/db/organisation/reminder-settings';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Changes how the organisation reminds its subscribers. */
export function organisationSetReminders({
  database,
  clock,
}: Deps): UseCases['organisation']['setReminders'] {
  return async (
    { organisationId, principal, correlationId },
    { renewalReminders, newMemberAlerts, quietHours },
  ) => {
    const act = actOf(principal, correlationId, clock.now());
    const change = {
      ...(renewalReminders === undefined ? {} : { renewalReminders }),
      ...(newMemberAlerts === undefined ? {} : { newMemberAlerts }),
      ...(quietHours === undefined ? {} : { quietHours }),
    };
    const settings = await writeReminderSettings(database.db, organisationId, change, act);
    if (!settings) throw new LatchkeyError('not_found', 'There is no such organisation.');
    return settings;
  };
}
