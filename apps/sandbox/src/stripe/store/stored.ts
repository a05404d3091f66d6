import type Stripe from 'stripe';

/**
 * An object as it lies in the sandbox: where Stripe's type says "id or expanded object" the id is kept,
 * and decimals are the strings that go over the wire. Expansion happens when an answer is rendered.
 */
export type Stored<T> = {
  [K in keyof T]: string extends T[K]
    ? Extract<T[K], string | null | undefined>
    : Stripe.Decimal extends T[K]
      ? Exclude<T[K], Stripe.Decimal> | string
      : T[K];
};

export type StoredList<T> = Omit<Stripe.ApiList<T>, 'data'> & { data: T[] };

export type Price = Stored<Stripe.Price>;
export type Plan = Stored<Stripe.Plan>;
export type SubscriptionItem = Omit<Stored<Stripe.SubscriptionItem>, 'price' | 'plan'> & {
  price: Price;
  plan: Plan;
  quantity: number;
};
export type Subscription = Omit<Stored<Stripe.Subscription>, 'items' | 'discounts'> & {
  items: StoredList<SubscriptionItem>;
  discounts: string[];
};
export type InvoiceLine = Omit<Stored<Stripe.InvoiceLineItem>, 'pricing'> & {
  pricing: {
    type: 'price_details';
    price_details: { price: string; product: string };
    unit_amount_decimal: string | null;
  };
};
export type Invoice = Omit<Stored<Stripe.Invoice>, 'id' | 'lines' | 'parent' | 'customer'> & {
  id: string;
  customer: string;
  lines: StoredList<InvoiceLine>;
  parent: {
    type: 'subscription_details';
    quote_details: null;
    subscription_details: { metadata: Stripe.Metadata; subscription: string };
  } | null;
};
export type InvoicePayment = Omit<Stored<Stripe.InvoicePayment>, 'payment'> & {
  payment: { type: 'payment_intent'; payment_intent: string };
};
export type LineItem = Omit<Stored<Stripe.LineItem>, 'price'> & { price: Price; quantity: number };
export type PaymentIntent = Stored<Stripe.PaymentIntent>;
export type Charge = Stored<Stripe.Charge>;
export type PaymentMethod = Stored<Stripe.PaymentMethod>;
export type Customer = Stored<Stripe.Customer>;
export type Product = Stored<Stripe.Product>;
export type Coupon = Stored<Stripe.Coupon>;
export type PromotionCode = Stored<Stripe.PromotionCode>;
export type CheckoutSession = Stored<Stripe.Checkout.Session>;
export type Refund = Stored<Stripe.Refund>;
export type BalanceTransaction = Stored<Stripe.BalanceTransaction>;
export type Dispute = Omit<Stored<Stripe.Dispute>, 'balance_transactions'> & {
  balance_transactions: BalanceTransaction[];
};
export type Payout = Stored<Stripe.Payout>;
export type ApplicationFee = Omit<Stored<Stripe.ApplicationFee>, 'refunds'> & {
  refunds: StoredList<Stripe.FeeRefund>;
};
export type PortalSession = Stored<Stripe.BillingPortal.Session>;
export type PortalConfiguration = Stored<Stripe.BillingPortal.Configuration>;
export type WebhookEndpoint = Stored<Stripe.WebhookEndpoint>;
