import { find } from '../store/objects.ts';
import type { Subscription } from '../store/stored.ts';
import type { Scope } from '../store/world.ts';
import { expireSession } from './checkout/expire-session.ts';
import { arriveDebit } from './payment/arrive-debit.ts';
import { billingFacts, currentPeriod } from './subscription/billing-facts.ts';
import { cancelNow } from './subscription/cancel-subscription.ts';
import { collectInvoice, unattended } from './subscription/collect-invoice.ts';
import { endTrial, warnOfTrialEnd } from './subscription/end-trial.ts';
import { expireIncomplete } from './subscription/expire-incomplete.ts';
import { expirePendingChange } from './subscription/pending-change.ts';
import { finalizeAndCollect, renewSubscription } from './subscription/renew-subscription.ts';

/** What an object waits for next: when, and what happens then. */
export interface DueWork {
  at: number;
  run: () => void;
}
const warnBeforeSeconds = 3 * 86_400;
const incompleteLifeSeconds = 23 * 3600;

export function nextOfSession(scope: Scope, id: string): DueWork | null {
  const session = find(scope, 'checkout.session', id);
  if (session.status !== 'open') return null;
  return { at: session.expires_at, run: () => expireSession(scope, id) };
}

export function nextOfDebit(scope: Scope, intent: string): DueWork | null {
  const debit = scope.account.hidden.debits[intent];
  return debit
    ? { at: debit.due, run: () => arriveDebit(scope, intent, debit.outcome === 'succeeded') }
    : null;
}

export function nextOfSubscription(scope: Scope, subscription: Subscription): DueWork | null {
  if (subscription.status === 'canceled' || subscription.status === 'incomplete_expired') return null;
  const candidates = [...nextOfInvoices(scope, subscription), ...nextOfPeriod(scope, subscription)];
  return candidates.reduce<DueWork | null>(
    (first, one) => (first === null || one.at < first.at ? one : first),
    null,
  );
}

/** Where several are due at once the earlier in this list goes first: an end before a renewal. */
function nextOfPeriod(scope: Scope, subscription: Subscription): DueWork[] {
  const { id, status } = subscription;
  if (status === 'incomplete') {
    if (hasDebitUnderWay(scope, subscription)) return [];
    return [{ at: subscription.created + incompleteLifeSeconds, run: () => expireIncomplete(scope, id) }];
  }
  const work: DueWork[] = [];
  if (subscription.cancel_at !== null) {
    work.push({
      at: subscription.cancel_at,
      run: () => cancelNow(scope, id, { reason: 'cancellation_requested' }),
    });
  }
  const pending = billingFacts(scope, id).pendingChange;
  if (pending) work.push({ at: pending.expiresAt, run: () => expirePendingChange(scope, id) });
  if (status === 'paused') return work;
  if (status !== 'trialing' || subscription.trial_end === null) {
    work.push({ at: currentPeriod(subscription).end, run: () => renewSubscription(scope, id) });
    return work;
  }
  if (!billingFacts(scope, id).trialWarned) {
    const warnAt = Math.max(subscription.trial_end - warnBeforeSeconds, subscription.trial_start ?? 0);
    work.push({ at: warnAt, run: () => warnOfTrialEnd(scope, id) });
  }
  work.push({ at: subscription.trial_end, run: () => endTrial(scope, id) });
  return work;
}

function nextOfInvoices(scope: Scope, subscription: Subscription): DueWork[] {
  return billingFacts(scope, subscription.id).unsettled.flatMap((id): DueWork[] => {
    const invoice = find(scope, 'invoice', id);
    if (invoice.status === 'draft' && invoice.automatically_finalizes_at != null) {
      return [{ at: invoice.automatically_finalizes_at, run: () => finalizeAndCollect(scope, id) }];
    }
    if (invoice.status === 'open' && invoice.next_payment_attempt !== null) {
      return [{ at: invoice.next_payment_attempt, run: () => collectInvoice(scope, id, unattended) }];
    }
    return [];
  });
}

function hasDebitUnderWay(scope: Scope, subscription: Subscription): boolean {
  const sessions = scope.account.hidden.sessions;
  return Object.values(scope.account.hidden.debits).some(
    (debit) => debit.session !== null && sessions[debit.session]?.begun === subscription.id,
  );
}
