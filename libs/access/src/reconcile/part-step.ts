import type { TakenPart } from '@latchkey/db/reconcile/take-part';
import type { NoAnswer } from './provider-lists.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';

/** What one page of a part brought. `cursor`: where the pass goes on; null: it has come to its end. */
export interface PartPage {
  compared: number;
  found: number;
  cursor: Record<string, unknown> | null;
}

/** One page: a call or a few to the other side, and one transaction of what follows. */
export type PartStep = (deps: ReconcileDeps, part: TakenPart) => Promise<PartPage | NoAnswer>;

/** What is noted about a part's page. */
export function notingOf(deps: ReconcileDeps, part: TakenPart) {
  return {
    organisationId: part.organisationId,
    partId: part.id,
    at: deps.clock.now(),
    correlationId: `reconcile-${part.id}`,
  };
}

/** A part of an account that was disconnected, or whose channel is not sold any more, has nobody to ask. */
export const accountLost: NoAnswer = { failure: 'account_lost', retryAfterMs: null };
