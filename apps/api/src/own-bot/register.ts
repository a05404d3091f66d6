import { registerBot } from '@latchkey/access/own-bot/register-bot';
import { tokenOf } from '@latchkey/runtime/seal';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { askWhose } from './ask-telegram.ts';
import { limitTokens } from './limit-tokens.ts';

/** Makes a bot the organisation's own, once Telegram has said whose the token is. */
export function ownBotRegister(deps: Deps): UseCases['ownBot']['register'] {
  return async ({ organisationId, principal, correlationId }, { token }) => {
    const { database, clock, settings, seal } = deps;
    await limitTokens(database.db, organisationId);
    const owner = await askWhose(token, settings.telegramApiRoot);
    if (owner.kind === 'refused') return owner;
    const { telegramId, username } = owner;
    const tokenCiphertext = seal.close(token, tokenOf(telegramId));
    const outcome = await registerBot(
      deps,
      { organisationId, telegramId, username, tokenCiphertext },
      actOf(principal, correlationId, clock.now()),
    );
    return outcome.kind === 'refused' ? outcome : { ...outcome, username };
  };
}
