import type { HiddenFacts } from './hidden-facts.ts';
import type * as S from './stored.ts';

/** The objects that an account may hold, by the name Stripe gives them in `object`. */
export interface ObjectKinds {
  product: S.Product;
  price: S.Price;
  coupon: S.Coupon;
  promotion_code: S.PromotionCode;
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

/** Where an account's owner has switched Stripe Tax on, and the countries it is registered in. */
export interface TaxState {
  active: boolean;
  countries: string[];
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
  /** Left out: never switched on. */
  tax?: TaxState;
  tables: Tables;
  hidden: HiddenFacts;
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
