import type * as S from './stored.ts';

/** The objects that an account may hold, by the name Stripe gives them in `object`. */
export interface ObjectKinds {
  product: S.Product;
  price: S.Price;
  coupon: S.Coupon;
  customer: S.Customer;
  payment_method: S.PaymentMethod;
  'checkout.session': S.CheckoutSession;
  subscription: S.Subscription;
  invoice: S.Invoice;
  invoice_payment: S.InvoicePayment;
  payment_intent: S.PaymentIntent;
  charge: S.Charge;
  refund: S.Refund;
  dispute: S.Dispute;
  payout: S.Payout;
  balance_transaction: S.BalanceTransaction;
  application_fee: S.ApplicationFee;
  'billing_portal.session': S.PortalSession;
  'billing_portal.configuration': S.PortalConfiguration;
  webhook_endpoint: S.WebhookEndpoint;
}
export type ObjectKind = keyof ObjectKinds;
export type Tables = { [K in ObjectKind]?: Record<string, ObjectKinds[K]> };

/** What a creator would set in Stripe's dashboard, and how fast the emulated banks are. */
export interface AccountSettings {
  /** Days after the first failure at which a renewal is tried again. */
  retryDays: number[];
  /** What becomes of a subscription whose last retry has failed. */
  afterRetries: 'cancel' | 'unpaid' | 'past_due';
  /** Minutes that a renewal's invoice stays a draft (Stripe: 60). */
  draftMinutes: number;
  /** Days until a SEPA debit arrives by itself. */
  sepaDays: number;
  /** Status of a subscription whose first SEPA debit is on its way: Stripe is seen to give both. */
  sepaStatus: 'active' | 'incomplete';
}

export interface AccountState {
  id: string;
  platform: boolean;
  created: number;
  email: string | null;
  displayName: string | null;
  country: string;
  currency: string;
  dashboard: 'full' | 'express' | 'none';
  feesCollector: 'application' | 'stripe';
  lossesCollector: 'application' | 'stripe';
  metadata: Record<string, string>;
  /** Paperwork done: card_payments is active. */
  ready: boolean;
  /** False once the creator has disconnected the platform. */
  connected: boolean;
  settings: AccountSettings;
  tables: Tables;
  hidden: HiddenFacts;
}

export type Refusal = 'decline' | '3ds';

/** What Stripe knows and does not show on an object. */
export interface HiddenFacts {
  /** Test card number, or SEPA outcome, behind a payment method. */
  instruments: Record<string, string>;
  sessions: Record<string, SessionFacts>;
  billing: Record<string, BillingFacts>;
  /** Debits on their way, by payment intent. */
  debits: Record<string, { due: number; outcome: 'succeeded' | 'failed'; session: string | null }>;
  payoutTransactions: Record<string, string[]>;
  accountLinks: Record<string, { returnUrl: string; refreshUrl: string; expiresAt: number; used: boolean }>;
  invoiceCount: number;
}

export interface SessionFacts {
  lines: S.LineItem[];
  subscriptionData: {
    metadata: Record<string, string>;
    description: string | null;
    applicationFeePercent: number | null;
    trialEnd: number | null;
    trialDays: number | null;
    missingPaymentMethod: 'cancel' | 'pause' | 'create_invoice';
  };
  paymentData: {
    metadata: Record<string, string>;
    description: string | null;
    applicationFee: number | null;
    setupFutureUsage: 'off_session' | 'on_session' | null;
  };
  coupon: string | null;
  /** Begun by a first attempt that did not go through; the next attempt goes on with it. */
  begun: string | null;
}

export interface BillingFacts {
  /** Every attempt is refused this way until somebody pays by hand, or `refusalsLeft` is used up. */
  refusal: Refusal | null;
  refusalsLeft: number | null;
  trialWarned: boolean;
  /** Invoices that are drafts or open. */
  unsettled: string[];
  /** Proration lines that go onto the next invoice. */
  pendingLines: S.InvoiceLine[];
  coupon: string | null;
}

export interface StoredEvent {
  id: string;
  object: 'event';
  account?: string;
  api_version: string;
  created: number;
  data: { object: unknown; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

export interface Delivery {
  id: string;
  event: string;
  endpoint: string;
  attempts: number;
  /** Milliseconds of the sandbox's time. */
  nextAttemptAt: number;
  firstAttemptAt: number;
  lastError: string | null;
  /** Asked for by hand: goes out although deliveries are held. */
  forced: boolean;
}

export interface IdempotentAnswer {
  fingerprint: string;
  status: number;
  body: string;
  storedAt: number;
}

export interface StripeState {
  accounts: Record<string, AccountState>;
  events: Record<string, StoredEvent>;
  deliveries: Record<string, Delivery>;
  answers: Record<string, IdempotentAnswer>;
  holding: boolean;
}

export const platformId = 'acct_1SandboxPlatform000';

export function emptyStripeState(): StripeState {
  return { accounts: {}, events: {}, deliveries: {}, answers: {}, holding: false };
}

export const defaultSettings: AccountSettings = {
  retryDays: [3, 5, 7],
  afterRetries: 'cancel',
  draftMinutes: 0,
  sepaDays: 5,
  sepaStatus: 'active',
};

export function emptyHiddenFacts(): HiddenFacts {
  return {
    instruments: {},
    sessions: {},
    billing: {},
    debits: {},
    payoutTransactions: {},
    accountLinks: {},
    invoiceCount: 0,
  };
}
