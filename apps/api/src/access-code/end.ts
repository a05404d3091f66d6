import { LatchkeyError } from '@latchkey/contracts/errors';
import { endAccessCode } from '@latchkey/db/access-code/end-access-code';
import { listAccessCodes } from '@latchkey/db/access-code/list-access-codes';
import { ownOrPlatformBot } from '../bot/own-or-platform-bot.ts';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { codeView } from './code-view.ts';

/** Lets nobody use an access code any more. */
export function accessCodeEnd({ database, clock }: Deps): UseCases['accessCode']['end'] {
  return async ({ organisationId, principal, correlationId }, { accessCodeId }) => {
    const { db } = database;
    await endAccessCode(db, { organisationId, accessCodeId }, actOf(principal, correlationId, clock.now()));
    const [stored] = await listAccessCodes(db, organisationId, { accessCodeId });
    if (!stored) throw new LatchkeyError('not_found', 'There is no such access code of yours.');
    return codeView(stored, await ownOrPlatformBot(db, organisationId), clock.now());
  };
}
