import { removeBot } from '@latchkey/access/own-bot/remove-bot';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Takes an own bot away that nobody depends on. */
export function ownBotRemove(deps: Deps): UseCases['ownBot']['remove'] {
  return async ({ organisationId, principal, correlationId }, { botId }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    await removeBot(deps, { organisationId, botId }, act);
    return { removedAt: act.at.toISOString() };
  };
}
