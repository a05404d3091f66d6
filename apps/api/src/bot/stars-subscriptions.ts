import { listSubscriptions } from '@latchkey/db/stars/list-subscriptions';
import type { Deps } from '../deps.ts';
import { subscriptionView } from '../stars/views.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { ownBot } from './own-bot.ts';

/** The person's subscriptions in Stars with this bot that are not over. */
export function botStarsSubscriptions({ database: { db } }: Deps): UseCases['bot']['starsSubscriptions'] {
  return async (_call, { botTelegramId, person }) => {
    const bot = await ownBot(db, botTelegramId);
    if (!bot) return [];
    const rows = await listSubscriptions(db, bot.organisationId, { telegramId: person.id });
    return rows.map(subscriptionView).filter(({ renewal }) => renewal !== 'ended');
  };
}
