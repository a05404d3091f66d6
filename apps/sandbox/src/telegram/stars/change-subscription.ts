import type { BotRecord, StarSubscriptionRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { retryFailedSubscription } from './renew-due-subscriptions.ts';
import { reportSubscription } from './report-subscription.ts';

export const subscriptionActions = ['cancel', 'enable', 'fail-next', 'retry'] as const;
export type SubscriptionAction = (typeof subscriptionActions)[number];

/** What the person does to a Star subscription, or has happen to it. False where it is not possible now. */
export function changeSubscription(
  world: TelegramWorld,
  bot: BotRecord,
  subscription: StarSubscriptionRecord,
  action: SubscriptionAction,
): boolean {
  world.changed();
  switch (action) {
    case 'cancel':
      if (subscription.state !== 'active') return false;
      subscription.state = 'canceled';
      reportSubscription(world, bot, subscription, 'canceled');
      return true;
    case 'enable':
      if (subscription.state !== 'canceled' || subscription.canceledByBot) return false;
      subscription.state = 'active';
      reportSubscription(world, bot, subscription, 'active');
      return true;
    case 'fail-next':
      subscription.failNextRenewal = true;
      return true;
    case 'retry':
      return retryFailedSubscription(world, subscription);
  }
}
