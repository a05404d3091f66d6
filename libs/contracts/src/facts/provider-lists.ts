import type { OrderId } from '../ids.ts';
import type { SubscriptionFact } from './subscription-fact.ts';
import type { SyncTarget } from './sync-target.ts';

/** What a provider's list tells of a subscription: enough to see whether ours must be read again. */
export type ListedSubscription = Pick<
  SubscriptionFact,
  'providerId' | 'orderId' | 'status' | 'priceIds' | 'periodEnd' | 'trialEnd' | 'cancelAt' | 'endedAt'
>;

/** What a provider's list tells of a Checkout Session. */
export interface ListedSession {
  providerId: string;
  /** From our metadata; null: the session is not ours. */
  orderId: OrderId | null;
  /** Still to be paid; completed or expired otherwise. */
  open: boolean;
}

/** An event of the provider's own list that asks for something. */
export interface ListedEvent {
  id: string;
  type: string;
  createdAt: Date;
  /** The object to be read. */
  target: SyncTarget;
  firstFailure: { invoiceId: string; failedAt: Date } | null;
  correlationId: string;
  /** The event as JSON. */
  payload: string;
}

/** A page of a provider's list; `next`: where it goes on, null at the end. */
export interface ListPage<T> {
  items: T[];
  /** How many the provider gave, those included that are nothing to us. */
  compared: number;
  next: string | null;
}
