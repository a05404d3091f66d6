import type { Money } from '@latchkey/contracts/money';
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

export type PreCheckoutRefusal =
  | 'unknown_order'
  | 'other_person'
  | 'price_changed'
  | 'already_paid'
  | 'not_on_sale';

export type PreCheckoutAnswer = { ok: true } | { ok: false; reason: PreCheckoutRefusal; message: string };

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

const messages = {
  unknown_order: 'This invoice is no longer valid. Please start again from the bot.',
  other_person: 'This invoice was made for somebody else. Please start your own from the bot.',
  price_changed: 'The price has changed. Please start again from the bot.',
  already_paid: 'This is paid already. You have not been charged again.',
  not_on_sale: 'This plan is not on sale any more. You have not been charged.',
} as const satisfies Record<PreCheckoutRefusal, string>;

function refuse(reason: PreCheckoutRefusal): PreCheckoutAnswer {
  return { ok: false, reason, message: messages[reason] };
}
