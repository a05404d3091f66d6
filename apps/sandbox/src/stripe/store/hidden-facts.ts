import type * as S from './stored.ts';

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
  /** The latest invoice payment of an invoice, and of a payment intent: looked up with every payment. */
  paymentByInvoice: Record<string, string>;
  paymentByIntent: Record<string, string>;
  /** Their ids still answer, with `deleted: true`. */
  deletedCustomers: string[];
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
  /** The code that stood for the coupon. */
  promotionCode?: string | null;
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
  /** Since when the coupon counts. */
  couponSince?: number;
  /** A change that waits for its invoice to be paid. */
  pendingChange?: { invoice: string; items: S.SubscriptionItem[]; anchor: number; expiresAt: number } | null;
}

export function emptyHiddenFacts(): HiddenFacts {
  return {
    instruments: {},
    sessions: {},
    billing: {},
    debits: {},
    payoutTransactions: {},
    accountLinks: {},
    invoiceCount: 0,
    paymentByInvoice: {},
    paymentByIntent: {},
    deletedCustomers: [],
  };
}
