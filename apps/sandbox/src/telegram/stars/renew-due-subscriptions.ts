import type { BotRecord, StarSubscriptionRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { canAfford, chargeStars } from './charge-stars.ts';
import { reportSubscription } from './report-subscription.ts';

/** Renews or ends all Star subscriptions whose period is over, the earliest first, each as of the time it fell due. */
export function renewDueSubscriptions(world: TelegramWorld): void {
  for (let due = earliestDue(world); due; due = earliestDue(world)) settle(world, due);
}

/** Charges once more for a subscription that could not be paid. */
export function retryFailedSubscription(world: TelegramWorld, subscription: StarSubscriptionRecord): boolean {
  const bot = botOf(world, subscription);
  if (!bot || subscription.state !== 'failed') return false;
  if (!canAfford(world, subscription.userId, subscription.invoice.amount)) return false;
  renew(world, bot, subscription, world.nowSeconds());
  return true;
}

function running(world: TelegramWorld): StarSubscriptionRecord[] {
  return Object.values(world.state.starSubscriptions).filter(
    ({ state }) => state === 'active' || state === 'canceled',
  );
}

function earliestDue(world: TelegramWorld): StarSubscriptionRecord | undefined {
  const due = running(world).filter((each) => each.expiresAt <= world.nowMs());
  return due.sort((a, b) => a.expiresAt - b.expiresAt)[0];
}

function settle(world: TelegramWorld, subscription: StarSubscriptionRecord): void {
  const bot = botOf(world, subscription);
  world.changed();
  if (!bot || subscription.state === 'canceled') {
    subscription.state = 'expired';
    return;
  }
  const { userId, invoice, expiresAt } = subscription;
  const gone = world.state.users[userId]?.deactivated === true;
  if (subscription.failNextRenewal || gone || !canAfford(world, userId, invoice.amount)) {
    subscription.failNextRenewal = false;
    subscription.state = 'failed';
    reportSubscription(world, bot, subscription, 'failed');
    return;
  }
  renew(world, bot, subscription, Math.floor(expiresAt / 1000));
}

function renew(
  world: TelegramWorld,
  bot: BotRecord,
  subscription: StarSubscriptionRecord,
  date: number,
): void {
  subscription.state = 'active';
  subscription.expiresAt = (date + subscription.periodS) * 1000;
  const { userId, invoice } = subscription;
  chargeStars(world, { bot, userId, invoice, date, subscription, isFirst: false });
}

function botOf(world: TelegramWorld, subscription: StarSubscriptionRecord): BotRecord | undefined {
  return Object.values(world.state.bots).find((bot) => bot.user.id === subscription.botId);
}
