import { LatchkeyError } from '@latchkey/contracts/errors';
import { writeSettings } from '@latchkey/db/organisation/organisation-settings';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Changes name, language or time zone of the organisation, what who asks to join is shown, or how long a move waits. */
export function organisationUpdate({ database, clock }: Deps): UseCases['organisation']['update'] {
  return async (
    { organisationId, principal, correlationId },
    { name, locale, timeZone, payInJoinRequest, moveWaitHours },
  ) => {
    const change = {
      ...(name && { name }),
      ...(locale && { locale }),
      ...(timeZone && { timeZone }),
      ...(payInJoinRequest !== undefined && { payInJoinRequest }),
      ...(moveWaitHours && { moveWaitHours }),
    };
    const act = actOf(principal, correlationId, clock.now());
    const settings = await writeSettings(database.db, organisationId, change, act);
    if (!settings) throw new LatchkeyError('not_found', 'There is no such organisation.');
    return settings;
  };
}
