import type { PurchaseFact } from '@latchkey/contracts/facts/purchase-fact';
import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import type { OrderId } from '@latchkey/contracts/ids';

const monthMs = 30 * 86_400_000;

/** A monthly subscription in good standing whose first invoice was paid at `at`; what differs is given. */
export function subscriptionFact(
  orderId: OrderId,
  at: Date,
  differs: Partial<SubscriptionFact> = {},
): SubscriptionFact {
  const periodEnd = new Date(at.getTime() + monthMs);
  const key = orderId.slice(4);
  return {
    kind: 'subscription',
    providerId: `sub_${key}`,
    orderId,
    status: 'active',
    priceIds: [],
    periodEnd,
    trialEnd: null,
    cancelAt: null,
    endedAt: null,
    everPaid: true,
    unpaidInvoice: null,
    paidInvoice: {
      providerId: `in_${key}_1`,
      amount: { amountMinor: 1_000n, currency: 'EUR' },
      paidAt: at,
      periodEnd,
    },
    customerId: `cus_${key}`,
    customerEmail: 'ada@example.com',
    ...differs,
  };
}

/** What is owed for the second month. */
export function unpaidInvoice(orderId: OrderId, failedAt: Date | null) {
  return {
    providerId: `in_${orderId.slice(4)}_2`,
    amount: { amountMinor: 1_000n, currency: 'EUR' },
    payUrl: 'https://pay.example.com/invoice',
    failedAt,
  };
}

/** A paid one-time purchase. */
export function purchaseFact(orderId: OrderId, at: Date, differs: Partial<PurchaseFact> = {}): PurchaseFact {
  const key = orderId.slice(4);
  return {
    kind: 'purchase',
    providerId: `cs_${key}`,
    orderId,
    status: 'paid',
    amount: { amountMinor: 5_000n, currency: 'EUR' },
    paidAt: at,
    paymentIntentId: `pi_${key}`,
    subscriptionId: null,
    customerId: `cus_${key}`,
    customerEmail: 'ada@example.com',
    ...differs,
  };
}

/** The `month`-th payment in Stars of a subscription that began at `at`. */
export function starsPayment(
  orderId: OrderId,
  at: Date,
  {
    month = 1,
    payer = 100_000_001,
    ...differs
  }: Partial<StarsPayment> & { month?: number; payer?: number } = {},
): StarsPayment {
  return {
    kind: 'stars',
    chargeId: `charge_${orderId.slice(4)}_${month}`,
    orderId,
    payerTelegramId: payer,
    stars: 250,
    recurring: month > 1,
    firstOfSubscription: month === 1,
    paidThrough: new Date(at.getTime() + month * monthMs),
    paidAt: new Date(at.getTime() + (month - 1) * monthMs),
    ...differs,
  };
}
