import { abandonSwitch } from '@latchkey/access/bot-switch/abandon-switch';
import { checkSwitch, finishSwitch } from '@latchkey/access/bot-switch/hasten-switch';
import { startSwitch } from '@latchkey/access/bot-switch/start-switch';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { latestSwitch } from './switch-view.ts';

/** Begins to switch a channel to another bot of the organisation. */
export function ownBotStartSwitch(deps: Deps): UseCases['ownBot']['startSwitch'] {
  return async ({ organisationId, principal, correlationId }, { channelId, toBotId }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    await startSwitch(deps, { organisationId, channelId, toBotId }, act);
    return latestSwitch(deps.database.db, { organisationId, channelId });
  };
}

/** Has a switch looked at now. */
export function ownBotCheckSwitch(deps: Deps): UseCases['ownBot']['checkSwitch'] {
  return async ({ organisationId, correlationId }, { botSwitchId }) => {
    const channelId = await checkSwitch(deps, { organisationId, botSwitchId }, correlationId);
    return latestSwitch(deps.database.db, { organisationId, channelId });
  };
}

/** Has the old bot leave now. */
export function ownBotFinishSwitch(deps: Deps): UseCases['ownBot']['finishSwitch'] {
  return async ({ organisationId, principal, correlationId }, { botSwitchId }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    const channelId = await finishSwitch(deps, { organisationId, botSwitchId }, act);
    return latestSwitch(deps.database.db, { organisationId, channelId });
  };
}

/** Gives a switch up, as long as the old bot has not begun to leave. */
export function ownBotAbandonSwitch(deps: Deps): UseCases['ownBot']['abandonSwitch'] {
  return async ({ organisationId, principal, correlationId }, { botSwitchId }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    const channelId = await abandonSwitch(deps, { organisationId, botSwitchId }, act);
    return latestSwitch(deps.database.db, { organisationId, channelId });
  };
}
