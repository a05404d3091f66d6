import { randomBytes } from 'node:crypto';
import { startPayloads } from '@latchkey/contracts/claim-token';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { listBots } from '@latchkey/db/bot-identity/find-bots';
import { serveOrganisation } from '@latchkey/db/bot-identity/serve-organisation';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { createCreatorLink } from '@latchkey/db/organisation/create-creator-link';
import { deepLinks } from '../bot/deep-links.ts';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

const validMs = 3_600_000;

/** The links by which a creator shows who they are in Telegram and adds the bot to a chat. */
export function channelConnectLinks({ database, clock }: Deps): UseCases['channel']['connectLinks'] {
  return async ({ organisationId, principal, correlationId }) => {
    if (principal.kind !== 'user') throw new LatchkeyError('not_allowed', 'Only a person can link Telegram.');
    const now = clock.now();
    const [known] = await listBots(database.db, organisationId);
    const bot = known ?? (await serveOrganisation(database.db, organisationId, now));
    if (!bot)
      throw new LatchkeyError(
        'unavailable',
        'The bot has not been heard of yet. Please try again in a minute.',
      );
    const expiresAt = new Date(now.getTime() + validMs);
    const token = `${startPayloads.creator}${randomBytes(32).toString('base64url')}`;
    await createCreatorLink(
      database.db,
      { organisationId, userId: principal.userId, tokenHash: hashToken(token), expiresAt },
      actOf(principal, correlationId, now),
    );
    const links = deepLinks(bot.username);
    return {
      linkTelegram: links.start(token),
      addToChannel: links.addToChannel(),
      addToGroup: links.addToGroup(),
      expiresAt: expiresAt.toISOString(),
    };
  };
}
