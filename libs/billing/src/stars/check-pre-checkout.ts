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
  /** What it costs a new buyer is what the order says. */
  priceStands: boolean;
  /** Who would enter is kept out: the money would buy nothing. */
  keptOut: boolean;
}

export type PreCheckoutAnswer = { ok: true } | { ok: false; reason: PreCheckoutRefusal };

const renewalOpensDays = 3;
const dayMs = 86_400_000;

/**
 * Whether a payment in Stars may go ahead. Links can be forwarded and used again, so the payer, the price and an earlier payment
 * are looked at. Who has paid may renew, also after the plan went off sale or costs more: the version bought stays theirs.
 */
export function checkPreCheckout(
  query: PreCheckout,
  order: PayableOrder | null,
  now: Date,
): PreCheckoutAnswer {
  const reason = refusalOf(query, order, now);
  return reason ? { ok: false, reason } : { ok: true };
}

function refusalOf(query: PreCheckout, order: PayableOrder | null, now: Date): PreCheckoutRefusal | null {
  if (!order) return 'unknown_order';
  if (order.payerTelegramId !== query.payerTelegramId) return 'other_person';
  if (order.price.currency !== query.currency || order.price.amountMinor !== BigInt(query.totalAmount)) {
    return 'price_changed';
  }
  if (order.paid) return isRenewal(order, now) ? null : 'already_paid';
  if (!order.planOnSale) return 'not_on_sale';
  if (!order.priceStands) return 'price_changed';
  return order.keptOut ? 'kept_out' : null;
}

// Near the end it is a renewal. Long before it, the same link would start a second subscription beside the first.
function isRenewal(order: PayableOrder, now: Date): boolean {
  const through = order.paid?.through;
  if (!order.recurring || !through) return false;
  return now.getTime() >= through.getTime() - renewalOpensDays * dayMs;
}
