import { rotateToken } from '@latchkey/access/own-bot/rotate-token';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { tokenOf } from '@latchkey/runtime/seal';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { askWhose } from './ask-telegram.ts';
import { limitTokens } from './limit-tokens.ts';

/** Puts a new token of the same bot in the place of its old one. */
export function ownBotRotate(deps: Deps): UseCases['ownBot']['rotate'] {
  return async ({ organisationId, principal, correlationId }, { botId, token }) => {
    const { database, clock, settings, seal } = deps;
    await limitTokens(database.db, organisationId);
    const owner = await askWhose(token, settings.telegramApiRoot);
    if (owner.kind === 'refused') return owner;
    const { telegramId, username } = owner;
    const tokenCiphertext = seal.close(token, tokenOf(telegramId));
    const outcome = await rotateToken(
      deps,
      { organisationId, botId, telegramId, username, tokenCiphertext },
      actOf(principal, correlationId, clock.now()),
    );
    if (outcome.kind === 'rotated') return { ...outcome, username };
    const { reason } = outcome;
    if (reason === 'no_such_bot') throw new LatchkeyError('not_found', 'There is no such bot.');
    return { kind: 'refused', reason };
  };
}
