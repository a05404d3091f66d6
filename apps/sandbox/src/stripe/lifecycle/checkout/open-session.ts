import { invalidRequest } from '../../http/stripe-error.ts';
import {
  buildCheckoutSession,
  buildLineItem,
  type CheckoutSessionInput,
} from '../../objects/checkout-session.ts';
import type { SessionFacts } from '../../store/hidden-facts.ts';
import { newId } from '../../store/new-id.ts';
import { insert } from '../../store/objects.ts';
import type { CheckoutSession, LineItem, Price } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { couponDiscount } from '../discount/discount-of.ts';
import { productName } from '../subscription/invoice-lines.ts';

export type OpenRequest = Omit<
  CheckoutSessionInput,
  'id' | 'created' | 'expiresAt' | 'url' | 'amountSubtotal' | 'amountTotal' | 'currency'
> & {
  expiresAt: number | null;
  lines: { price: Price; quantity: number }[];
  subscriptionData: SessionFacts['subscriptionData'];
  paymentData: SessionFacts['paymentData'];
};

const defaultLifeSeconds = 24 * 3600;
const shortestLifeSeconds = 30 * 60;

export function openSession(scope: Scope, request: OpenRequest): CheckoutSession {
  requireReady(scope);
  requirePrices(request);
  const now = scope.world.now();
  const id = newId('cs_test', 58);
  const trial = request.subscriptionData.trialDays !== null || request.subscriptionData.trialEnd !== null;
  const lines = trial ? [] : lineItems(scope, request);
  const session = insert(
    scope,
    'checkout.session',
    buildCheckoutSession({
      ...request,
      id,
      created: now,
      expiresAt: expiryOf(request, now),
      url: `${scope.world.publicUrl}/stripe/checkout/${id}`,
      amountSubtotal: lines.reduce((sum, line) => sum + line.amount_subtotal, 0),
      amountTotal: lines.reduce((sum, line) => sum + line.amount_total, 0),
      currency: request.lines[0]?.price.currency ?? scope.account.currency,
    }),
  );
  scope.account.hidden.sessions[id] = {
    lines: lineItems(scope, request),
    subscriptionData: request.subscriptionData,
    paymentData: request.paymentData,
    coupon: request.coupon,
    promotionCode: request.promotionCode,
    begun: null,
  };
  return session;
}

function lineItems(scope: Scope, request: OpenRequest): LineItem[] {
  const amounts = request.lines.map(({ price, quantity }) => ({
    product: price.product,
    amount: (price.unit_amount ?? 0) * quantity,
  }));
  const discount = request.coupon === null ? 0 : couponDiscount(scope, request.coupon, amounts);
  return request.lines.map(({ price, quantity }, index) =>
    buildLineItem({
      id: newId('li'),
      price,
      quantity,
      description: productName(scope, price),
      discount: index === 0 ? discount : 0,
    }),
  );
}

function expiryOf(request: OpenRequest, now: number): number {
  const expiresAt = request.expiresAt ?? now + defaultLifeSeconds;
  if (expiresAt < now + shortestLifeSeconds - 10 || expiresAt > now + defaultLifeSeconds + 60) {
    throw invalidRequest(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      'expires_at',
    );
  }
  return expiresAt;
}

function requireReady(scope: Scope): void {
  if (scope.account.ready) return;
  throw invalidRequest(
    'No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard.',
  );
}

function requirePrices(request: OpenRequest): void {
  for (const { price } of request.lines) {
    if (!price.active) {
      throw invalidRequest(
        `The price specified is inactive. This field only accepts active prices.`,
        'line_items[0][price]',
      );
    }
    if (request.mode === 'payment' && price.type === 'recurring') {
      throw invalidRequest(
        'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      );
    }
  }
  if (request.mode === 'subscription' && !request.lines.some(({ price }) => price.type === 'recurring')) {
    throw invalidRequest(
      'You must provide at least one recurring price in `subscription` mode when using prices.',
    );
  }
}
