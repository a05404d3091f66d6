import { randomBytes } from 'node:crypto';
import type { BotRecord, ChargeRecord, InvoiceRecord, StarSubscriptionRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { postPaymentMessage } from './post-payment-message.ts';

export interface StarCharge {
  bot: BotRecord;
  userId: number;
  invoice: InvoiceRecord;
  /** Seconds; a renewal has the time at which it fell due. */
  date: number;
  subscription?: StarSubscriptionRecord;
  isFirst: boolean;
}

/** Takes the Stars and tells the bot by `successful_payment`. Whether there are enough is the caller's to check. */
export function chargeStars(world: TelegramWorld, order: StarCharge): ChargeRecord {
  const { bot, userId, invoice, date, subscription } = order;
  const charge: ChargeRecord = {
    id: `stx${randomBytes(24).toString('base64url')}`,
    botId: bot.user.id,
    userId,
    amount: invoice.amount,
    payload: invoice.payload,
    date,
    ...(subscription ? { subscriptionId: subscription.id } : {}),
  };
  world.state.charges[charge.id] = charge;
  const person = world.state.users[userId];
  if (person && person.starBalance !== null) person.starBalance -= invoice.amount;
  postPaymentMessage(world, bot, userId, date, {
    successful_payment: {
      currency: 'XTR',
      total_amount: invoice.amount,
      invoice_payload: invoice.payload,
      telegram_payment_charge_id: charge.id,
      provider_payment_charge_id: '',
      ...(subscription
        ? {
            subscription_expiration_date: Math.floor(subscription.expiresAt / 1000),
            is_recurring: true as const,
          }
        : {}),
      ...(subscription && order.isFirst ? { is_first_recurring: true as const } : {}),
    },
  });
  return charge;
}

export function canAfford(world: TelegramWorld, userId: number, amount: number): boolean {
  const balance = world.state.users[userId]?.starBalance;
  return balance === null || (balance ?? 0) >= amount;
}
