import { badRequest } from '../bot-api-error.ts';
import type { StarTransaction } from '../bot-api-types.ts';
import { type BotMethod, type Call, flagParam, integerParam, textParam, userIdParam } from '../call.ts';
import { renderUser } from '../render/user.ts';
import { postPaymentMessage } from '../stars/post-payment-message.ts';
import { takeBack } from '../stars/take-back.ts';
import type { ChargeRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

const refundStarPayment: BotMethod = (call) => {
  const { world, bot } = call;
  const charge = chargeOf(call);
  if (charge.refundedDate !== undefined) throw badRequest('CHARGE_ALREADY_REFUNDED');
  postPaymentMessage(world, bot, charge.userId, takeBack(world, charge), {
    refunded_payment: {
      currency: 'XTR',
      total_amount: charge.amount,
      invoice_payload: charge.payload,
      telegram_payment_charge_id: charge.id,
      provider_payment_charge_id: '',
    },
  });
  return true;
};

/** The bot's cancellation is not undone by the person; only the bot can allow it again. */
const editUserStarSubscription: BotMethod = (call) => {
  const charge = chargeOf(call);
  const subscription = call.world.state.starSubscriptions[charge.subscriptionId ?? ''];
  if (!subscription) throw badRequest('SUBSCRIPTION_ID_INVALID');
  const canceled = flagParam(call, 'is_canceled');
  subscription.canceledByBot = canceled;
  if (canceled && subscription.state === 'active') subscription.state = 'canceled';
  call.world.changed();
  return true;
};

const getStarTransactions: BotMethod = (call) => {
  const offset = integerParam(call, 'offset') ?? 0;
  const limit = Math.min(Math.max(integerParam(call, 'limit') ?? 100, 1), 100);
  return { transactions: transactionsOf(call).slice(offset, offset + limit) };
};

const getMyStarBalance: BotMethod = (call) => {
  const kept = ownCharges(call).filter((charge) => charge.refundedDate === undefined);
  return { amount: kept.reduce((sum, charge) => sum + charge.amount, 0) };
};

function chargeOf(call: Call): ChargeRecord {
  const userId = userIdParam(call);
  const charge = call.world.state.charges[textParam(call, 'telegram_payment_charge_id') ?? ''];
  if (charge?.userId !== userId || charge.botId !== call.bot.user.id) throw badRequest('CHARGE_ID_INVALID');
  return charge;
}

function ownCharges({ world, bot }: Call): ChargeRecord[] {
  return Object.values(world.state.charges).filter((charge) => charge.botId === bot.user.id);
}

/** In order of time; a refund has the id of the payment it returns. */
function transactionsOf(call: Call): StarTransaction[] {
  const both = ownCharges(call).flatMap((charge): StarTransaction[] => {
    const partner = partnerOf(call.world, charge);
    const paid: StarTransaction = {
      id: charge.id,
      amount: charge.amount,
      date: charge.date,
      source: partner,
    };
    if (charge.refundedDate === undefined) return [paid];
    return [paid, { id: charge.id, amount: charge.amount, date: charge.refundedDate, receiver: partner }];
  });
  return both.sort((a, b) => a.date - b.date);
}

function partnerOf(world: TelegramWorld, charge: ChargeRecord) {
  const period = world.state.starSubscriptions[charge.subscriptionId ?? '']?.periodS;
  return {
    type: 'user' as const,
    transaction_type: 'invoice_payment' as const,
    user: renderUser(world, charge.userId),
    invoice_payload: charge.payload,
    ...(period === undefined ? {} : { subscription_period: period }),
  };
}

export const starMethods = {
  refundStarPayment,
  editUserStarSubscription,
  getStarTransactions,
  getMyStarBalance,
};
