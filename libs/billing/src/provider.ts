import type { ChargeFact } from '@latchkey/contracts/facts/charge-fact';
import type { PayoutFact } from '@latchkey/contracts/facts/payout-fact';
import type { PurchaseFact } from '@latchkey/contracts/facts/purchase-fact';
import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import type { Gone } from './stripe/or-gone.ts';
import type { AccountFact } from './stripe/read-account.ts';

export type ProviderName = 'stripe' | 'stars';

/** What a read of a provider's object can say. */
export type ProviderFact = SubscriptionFact | PurchaseFact | AccountFact | ChargeFact | PayoutFact | Gone;

/** What every provider needs to know of an order; each adds what only it needs. */
export interface ProviderOrder {
  orderId: OrderId;
  organisationId: OrganisationId;
}

/** Where the buyer pays. */
export interface OpenedCheckout {
  url: string;
  /** The provider's id of it; null where it has none. */
  providerId: string | null;
  /** Null: stays open until it is paid. */
  expiresAt: Date | null;
}

/** A way to be paid. To add one: fill this in, and give its facts the shapes of `@latchkey/contracts/facts`. */
export interface Provider<Order extends ProviderOrder> {
  readonly name: ProviderName;
  /** `direct`: the seller is the merchant, the money never passes through us. */
  readonly chargeModel: 'direct';
  /** @throws {BillingFailure} */
  openCheckout(order: Order): Promise<OpenedCheckout>;
  /** Null: nothing can be read again, the provider's verified message is the fact itself. @throws {BillingFailure} */
  readonly readObject: ((target: SyncTarget) => Promise<ProviderFact>) | null;
}
