import type {
  ListedEvent,
  ListedSession,
  ListedSubscription,
  ListPage,
} from '@latchkey/contracts/facts/provider-lists';
import type { ReconcileFailure } from '@latchkey/contracts/reconcile/parts';

/** Why the other side did not answer, and how long it asks to wait. */
export interface NoAnswer {
  failure: ReconcileFailure;
  retryAfterMs: number | null;
  /** The list does not know where we want to go on: the pass must begin anew. */
  lostPlace?: true;
}

export type Listed<T> = { ok: true; page: ListPage<T> } | ({ ok: false } & NoAnswer);

/** A connected account, in one mode. */
export interface AccountInMode {
  account: string;
  livemode: boolean;
}

/** What the reconciler asks of the provider: lists, a page at a time, each of one call of ten seconds at most. */
export interface ProviderLists {
  events(of: AccountInMode & { from: Date; to: Date; after: string | null }): Promise<Listed<ListedEvent>>;
  subscriptions(of: AccountInMode & { after: string | null }): Promise<Listed<ListedSubscription>>;
  sessions(of: AccountInMode & { from: Date; after: string | null }): Promise<Listed<ListedSession>>;
}
