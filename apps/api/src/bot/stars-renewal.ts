import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import { changeRenewal } from '../stars/change-renewal.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { ownBot } from './own-bot.ts';

/** The payer changes their own subscription in Stars, in the chat with the bot; somebody else's is not found. */
export function botStarsRenewal(
  deps: Deps,
  kind: 'cancel' | 'reopen',
): UseCases['bot']['cancelStars' | 'reopenStars'] {
  return async ({ correlationId }, { botTelegramId, person, subscriptionId }) => {
    const bot = await ownBot(deps.database.db, botTelegramId);
    if (!bot) throw new LatchkeyError('not_found', 'This bot takes no Stars.');
    return changeRenewal(deps, {
      organisationId: bot.organisationId,
      subscriptionId,
      kind,
      payerTelegramId: person.id,
      act: actOf({ kind: 'person', telegramId: person.id }, correlationId, deps.clock.now()),
    });
  };
}
