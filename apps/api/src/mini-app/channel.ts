import { LatchkeyError } from '@latchkey/contracts/errors';
import type { MiniAppPlan } from '@latchkey/contracts/procedures/mini-app';
import { findMiniAppChannel } from '@latchkey/db/mini-app/find-mini-app-channel';
import { listPlansOfChannel } from '@latchkey/db/plan/list-plans-of-channel';
import { offerPlan } from '../bot/offer-plan.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** A channel as the Mini App shows it to who has asked to join: how they stand, and what would let them in. */
export function miniAppChannel(deps: Deps): UseCases['miniApp']['channel'] {
  return async ({ botTelegramId, person }, { channelId }) => {
    const { db } = deps.database;
    const channel = await findMiniAppChannel(db, { botTelegramId, channelId, telegramId: person.id });
    if (!channel) throw new LatchkeyError('not_found', 'There is no such channel.');
    const { organisationId, title, seller, standing } = channel;
    const plans = standing === 'outside' ? await listPlansOfChannel(db, organisationId, channelId) : [];
    const offers = await Promise.all(
      plans.map(async ({ id }): Promise<MiniAppPlan[]> => {
        const offer = await offerPlan(deps, { planId: id, botTelegramId, telegramId: person.id });
        if (!offer) return [];
        const { name, channels, interval, stars, pageUrl, byCard } = offer;
        return [{ id, name, channels, interval, stars, pageUrl: byCard ? pageUrl : null }];
      }),
    );
    return { channel: title, seller, standing, plans: offers.flat() };
  };
}
