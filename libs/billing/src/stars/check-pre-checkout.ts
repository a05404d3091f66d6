import type { Money } from '@latchkey/contracts/money';
import type { PreCheckoutRefusal } from '@latchkey/contracts/procedures/stars';
import type { PreCheckout } from './read-pre-checkout.ts';

/** What we know of the order that an invoice names. */
export interface PayableOrder {
  /** Whom the invoice was made for. */
  payerTelegramId: number;
  price: Money;
  recurring: boolean;
  /** Null: not paid yet. For a one-time order, any date: it cannot be paid twice. */
  paid: null | { through: Date | null };
  planOnSale: boolean;
}

export type PreCheckoutAnswer = { ok: true } | { ok: false; reason: PreCheckoutRefusal };

const renewalOpensDays = 3;
const dayMs = 86_400_000;

/**
 * Whether a payment in Stars may go ahead. Links can be forwarded and used again, so the payer, the price and an earlier payment
 * are looked at. Who has paid may renew, also after the plan went off sale: the version bought stays theirs.
 */
export function checkPreCheckout(
  query: PreCheckout,
  order: PayableOrder | null,
  now: Date,
): PreCheckoutAnswer {
  if (!order) return refuse('unknown_order');
  if (order.payerTelegramId !== query.payerTelegramId) return refuse('other_person');
  if (order.price.currency !== query.currency || order.price.amountMinor !== BigInt(query.totalAmount)) {
    return refuse('price_changed');
  }
  if (order.paid) return isRenewal(order, now) ? { ok: true } : refuse('already_paid');
  return order.planOnSale ? { ok: true } : refuse('not_on_sale');
}

// Near the end it is a renewal. Long before it, the same link would start a second subscription beside the first.
function isRenewal(order: PayableOrder, now: Date): boolean {
  const through = order.paid?.through;
  if (!order.recurring || !through) return false;
  return now.getTime() >= through.getTime() - renewalOpensDays * dayMs;
}

function refuse(reason: PreCheckoutRefusal): PreCheckoutAnswer {
  return { ok: false, reason };
}
