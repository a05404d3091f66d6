import type { Leases } from '@latchkey/db/lease/keep-leases';
import type { AccessDeps } from '../access-deps.ts';
import type { ChatGateway } from '../converge/chat-gateway.ts';
import type { BalanceComparison } from './balance-comparison.ts';
import type { ChatCensus } from './chat-census.ts';
import type { ProviderLists } from './provider-lists.ts';

/** What the reconciler is given. */
export interface ReconcileDeps extends AccessDeps {
  chat: ChatGateway;
  census: ChatCensus;
  lists: ProviderLists;
  leases: Leases;
  /** Left out: the journal is not compared. */
  compareBalance?: BalanceComparison;
}
