import { randomBytes, randomInt } from 'node:crypto';
import { openDialog } from '../dialog.ts';
import { renderUser } from '../render/user.ts';
import type { BotRecord, InvoiceRecord, StarSubscriptionRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { sendUpdate } from '../updates/send-update.ts';
import { canAfford, chargeStars } from './charge-stars.ts';

/** How long Telegram waits for answerPreCheckoutQuery. */
const answerWithinMs = 10_000;

export type PaymentOutcome = { paid: true; chargeId: string } | { paid: false; reason: string };

/** A person pays an invoice in Stars: the bot is asked first, and only its yes moves the Stars. */
export async function payInvoice(
  world: TelegramWorld,
  bot: BotRecord,
  userId: number,
  invoice: InvoiceRecord,
): Promise<PaymentOutcome> {
  if (!canAfford(world, userId, invoice.amount)) return { paid: false, reason: 'BALANCE_TOO_LOW' };
  openDialog(world, bot.user.id, userId);
  const answer = await askBot(world, bot, userId, invoice);
  if (!answer.ok) return { paid: false, reason: answer.error };
  const date = world.nowSeconds();
  const subscription =
    invoice.subscriptionPeriod && openSubscription(world, bot, userId, invoice, invoice.subscriptionPeriod);
  const charge = chargeStars(world, {
    bot,
    userId,
    invoice,
    date,
    isFirst: true,
    ...(subscription ? { subscription } : {}),
  });
  return { paid: true, chargeId: charge.id };
}

function askBot(
  world: TelegramWorld,
  bot: BotRecord,
  userId: number,
  invoice: InvoiceRecord,
): Promise<{ ok: true } | { ok: false; error: string }> {
  const id = `${userId}${randomInt(10 ** 8, 10 ** 9)}`;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      world.openPreCheckouts.delete(id);
      resolve({ ok: false, error: 'BOT_PRECHECKOUT_TIMEOUT' });
    }, answerWithinMs);
    world.openPreCheckouts.set(id, {
      botId: bot.user.id,
      answer: (result) => {
        clearTimeout(timer);
        resolve(result);
      },
    });
    sendUpdate(world, bot, {
      pre_checkout_query: {
        id,
        from: renderUser(world, userId),
        currency: invoice.currency,
        total_amount: invoice.amount,
        invoice_payload: invoice.payload,
      },
    });
  });
}

function openSubscription(
  world: TelegramWorld,
  bot: BotRecord,
  userId: number,
  invoice: InvoiceRecord,
  periodS: number,
): StarSubscriptionRecord {
  const subscription: StarSubscriptionRecord = {
    id: randomBytes(9).toString('base64url'),
    botId: bot.user.id,
    userId,
    invoice,
    periodS,
    expiresAt: (world.nowSeconds() + periodS) * 1000,
    state: 'active',
    canceledByBot: false,
    failNextRenewal: false,
  };
  world.state.starSubscriptions[subscription.id] = subscription;
  return subscription;
}
