import type {
  AccountInMode,
  Listed,
  NoAnswer,
  ProviderLists,
} from '@latchkey/access/reconcile/provider-lists';
import { BillingFailure, type BillingFailureKind } from '@latchkey/billing/billing-failure';
import type { createStripeClient } from '@latchkey/billing/stripe/create-stripe-client';
import { listEvents } from '@latchkey/billing/stripe/list-events';
import { listSessions } from '@latchkey/billing/stripe/list-sessions';
import { listSubscriptions } from '@latchkey/billing/stripe/list-subscriptions';
import type { ListPage } from '@latchkey/contracts/facts/provider-lists';
import type { ReconcileFailure } from '@latchkey/contracts/reconcile/parts';

/**
 * Stripe's lists, as the reconciler asks for them. `livemode` is our key's: with it the other mode's objects cannot be seen,
 * and what would be listed instead is nobody's to compare.
 */
export function createProviderLists(
  stripe: ReturnType<typeof createStripeClient>,
  { livemode }: { livemode: boolean },
): ProviderLists {
  const list =
    <O extends AccountInMode, T>(page: (of: O) => Promise<ListPage<T>>) =>
    async (of: O): Promise<Listed<T>> =>
      of.livemode === livemode ? answered(page(of)) : otherMode;
  return {
    events: list((of) => listEvents(stripe, of)),
    subscriptions: list((of) => listSubscriptions(stripe, of)),
    sessions: list((of) => listSessions(stripe, of)),
  };
}

const otherMode = { ok: false, failure: 'key_rejected', retryAfterMs: null } as const;

const failures = {
  retry: 'unreachable',
  rate_limited: 'rate_limited',
  gone: 'faulty_answer',
  account_lost: 'account_lost',
  key_rejected: 'key_rejected',
  faulty: 'faulty_answer',
} as const satisfies Record<BillingFailureKind, ReconcileFailure>;

/** What a provider's failure means for a part that asked; other errors are thrown on. */
export function noAnswer(error: unknown): { ok: false } & NoAnswer {
  if (!(error instanceof BillingFailure)) throw error;
  const { kind, retryAfterMs } = error;
  return {
    ok: false,
    failure: failures[kind],
    retryAfterMs,
    // The object after which the list was to go on is not there any more.
    ...(kind === 'gone' && { lostPlace: true }),
  };
}

async function answered<T>(page: Promise<ListPage<T>>): Promise<Listed<T>> {
  try {
    return { ok: true, page: await page };
  } catch (error) {
    return noAnswer(error);
  }
}
