import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import { BillingFailure } from '../billing-failure.ts';

export interface StarsOrder {
  orderId: OrderId;
  organisationId: OrganisationId;
  title: string;
  description: string;
  /** Whole Stars, currency XTR. */
  price: Money;
  /** Renewed by Telegram every 30 days, the only period it offers. */
  recurring: boolean;
}

/** Parameters of `createInvoiceLink` (Bot API). */
export interface StarsInvoice {
  title: string;
  description: string;
  payload: string;
  provider_token: '';
  currency: 'XTR';
  prices: [{ label: string; amount: number }];
  subscription_period?: 2592000;
}

const titleLength = 32;
const descriptionLength = 255;
const maxStars = 10_000n;

/**
 * An order as an invoice in Telegram Stars (Bot API: createInvoiceLink; Payments for digital goods). Only an invoice link can
 * be a subscription. The payload is the order's id: it comes back with every payment and renewal.
 * @throws {BillingFailure} `faulty` when the price is not 1 to 10,000 Stars or the title is empty.
 */
export function starsInvoice(order: StarsOrder): StarsInvoice {
  const { amountMinor, currency } = order.price;
  if (currency !== 'XTR' || amountMinor < 1n || amountMinor > maxStars) {
    throw new BillingFailure('faulty', `a price in Stars is 1 to ${maxStars} XTR`);
  }
  const title = cut(order.title, titleLength);
  if (title === '') throw new BillingFailure('faulty', 'an invoice in Stars needs a title');
  return {
    title,
    description: cut(order.description, descriptionLength) || title,
    payload: order.orderId,
    provider_token: '',
    currency: 'XTR',
    prices: [{ label: title, amount: Number(amountMinor) }],
    ...(order.recurring && { subscription_period: 2592000 }),
  };
}

/** Cuts between characters as people see them, so that no half of an emoji stays at the end. */
function cut(text: string, maxLength: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text.trim())) {
    if (kept.length + segment.length > maxLength) break;
    kept += segment;
  }
  return kept.trimEnd();
}
