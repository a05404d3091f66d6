import type { ServingBot } from '@latchkey/contracts/procedures/own-bot';
import { findBotTies } from '@latchkey/db/bot/bot-ties';
import { type BotInUse, listBotsInUse } from '@latchkey/db/bot/list-bots-in-use';
import { listSwitches } from '@latchkey/db/bot-switch/list-switches';
import { listChannels } from '@latchkey/db/channel-list/list-channels';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { switchView } from './switch-view.ts';

/** The bots of the organisation, and which of them serves which channel. */
export function ownBotList({ database: { db } }: Deps): UseCases['ownBot']['list'] {
  return async ({ organisationId }) => {
    const [bots, channels, switches] = await Promise.all([
      listBotsInUse(db, organisationId),
      listChannels(db, organisationId),
      listSwitches(db, { organisationId }),
    ]);
    const ties = await Promise.all(bots.map(({ id: botId }) => findBotTies(db, { organisationId, botId })));
    return {
      bots: bots.map((bot, index) => botView(bot, ties[index] as ServingBot['ties'])),
      channels: channels.map(({ id, title, botId }) => {
        const latest = switches.find(({ channelId }) => channelId === id);
        return { id, title, botId, switch: latest ? switchView(latest) : null };
      }),
    };
  };
}

function botView(bot: BotInUse, ties: ServingBot['ties']): ServingBot {
  return {
    id: bot.id,
    username: bot.username,
    kind: bot.isPlatform ? 'platform' : 'own',
    token: bot.registered ? 'registered' : 'installation',
    heard: bot.heard,
    heardAt: bot.heardAt?.toISOString() ?? null,
    tokenRejectedAt: bot.tokenRejectedAt?.toISOString() ?? null,
    ties,
    addedAt: bot.createdAt.toISOString(),
  };
}
