import { renderUser } from '../render/user.ts';
import type { BotRecord, StarSubscriptionRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { sendUpdate } from '../updates/send-update.ts';

/** The update `subscription`, since Bot API 10.2: cancelled or taken up again by the person, or not paid. */
export function reportSubscription(
  world: TelegramWorld,
  bot: BotRecord,
  { userId, invoice }: StarSubscriptionRecord,
  state: 'canceled' | 'active' | 'failed',
): void {
  sendUpdate(world, bot, {
    subscription: { user: renderUser(world, userId), invoice_payload: invoice.payload, state },
  });
}
