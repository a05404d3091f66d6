import { listAccessCodes } from '@latchkey/db/access-code/list-access-codes';
import { ownOrPlatformBot } from '../bot/own-or-platform-bot.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { codeView } from './code-view.ts';

/** The access codes of the organisation, newest first. */
export function accessCodeList({ database, clock }: Deps): UseCases['accessCode']['list'] {
  return async ({ organisationId }) => {
    const [codes, bot] = await Promise.all([
      listAccessCodes(database.db, organisationId),
      ownOrPlatformBot(database.db, organisationId),
    ]);
    return codes.map((code) => codeView(code, bot, clock.now()));
  };
}
