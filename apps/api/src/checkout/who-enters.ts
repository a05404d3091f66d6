import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { listBots } from '@latchkey/db/bot-identity/find-bots';
import type { Deps } from '../deps.ts';
import { authorize } from '../principal/authorize.ts';
import type { PublicCall } from '../trpc/use-cases.ts';
import { readIdentity } from './identity-token.ts';

/**
 * The Telegram id of who will enter, or null when that is not known yet.
 *
 * @throws {LatchkeyError} `invalid_input` for a token that is not from a bot of this organisation, or too old;
 *   `not_signed_in`, `not_allowed`, `not_found` when somebody without its credential names a person
 */
export async function whoEnters(
  { database, settings, clock }: Deps,
  call: PublicCall,
  organisationId: OrganisationId,
  said: { identityToken?: string | undefined; telegramUserId?: number | undefined },
): Promise<number | null> {
  if (said.telegramUserId !== undefined) {
    authorize(await call.principal(), 'claim:create', organisationId);
    return said.telegramUserId;
  }
  if (said.identityToken === undefined) return null;
  const identity = readIdentity(settings.authSecret, said.identityToken, clock.now());
  const bots = identity ? await listBots(database.db, organisationId) : [];
  if (!identity || !bots.some(({ telegramId }) => telegramId === identity.botTelegramId)) {
    throw new LatchkeyError(
      'invalid_input',
      'identityToken: not valid any more; open the plan from the bot again.',
    );
  }
  return identity.telegramId;
}
