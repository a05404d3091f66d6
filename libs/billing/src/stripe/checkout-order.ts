import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';

interface CommonOrder {
  /** The creator's account, `acct_…`: the charge is theirs. */
  account: string;
  stripePriceId: string;
  orderId: OrderId;
  organisationId: OrganisationId;
  /** A customer of this account who is known already, or the address to fill in. */
  buyer?: { customerId: string } | { email: string };
  /** What is taken off: a code that was given before, or one that may be typed at Stripe; left out: neither. */
  discount?: { promotionCodeId: string } | 'may_be_typed';
  /** Stripe Tax calculates what of the price is tax. Only where the account has switched it on. */
  automaticTax?: boolean;
  successUrl: string;
  cancelUrl: string;
  /** 30 minutes to 24 hours ahead; Stripe's default is 24 hours. */
  expiresAt?: Date;
  /** The same key with the same order opens the same session again (for 24 hours at least). */
  idempotencyKey: string;
}

export interface SubscriptionCheckout extends CommonOrder {
  mode: 'subscription';
  /** `withoutCard`: no card is asked for, and a trial that ends without one ends the subscription. */
  trial?: { days: number; withoutCard: boolean };
  /** Per cent of each invoice, two decimals at most. */
  applicationFeePercent?: number;
}

export interface PaymentCheckout extends CommonOrder {
  mode: 'payment';
  applicationFeeMinor?: bigint;
}

/** An order as it goes to Checkout. */
export type CheckoutOrder = SubscriptionCheckout | PaymentCheckout;
