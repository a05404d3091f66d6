import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { takeAttempt } from '@latchkey/db/attempt/take-attempt';
import type { Db } from '@latchkey/db/connect-database';

const most = 20;
const windowSeconds = 3_600;

/** So many tokens an organisation may have checked in an hour: this is no place to try out found ones. @throws LatchkeyError `too_many_requests` */
export async function limitTokens(db: Db, organisationId: OrganisationId): Promise<void> {
  const seconds = await takeAttempt(db, { of: ['bot token', organisationId], most, windowSeconds });
  if (seconds !== null)
    throw new LatchkeyError('too_many_requests', 'Too many tokens were tried. Please wait an hour.');
}
