import { all, find } from '../store/objects.ts';
import type { Subscription } from '../store/stored.ts';
import { connectedScopes, type Scope, type World } from '../store/world.ts';
import { expireSession } from './checkout/expire-session.ts';
import { arriveDebit } from './payment/arrive-debit.ts';
import { billingFacts, currentPeriod } from './subscription/billing-facts.ts';
import { cancelNow } from './subscription/cancel-subscription.ts';
import { collectInvoice, unattended } from './subscription/collect-invoice.ts';
import { endTrial, warnOfTrialEnd } from './subscription/end-trial.ts';
import { expireIncomplete } from './subscription/expire-incomplete.ts';
import { finalizeAndCollect, renewSubscription } from './subscription/renew-subscription.ts';

interface DueWork {
  at: number;
  run: () => void;
}
/** Looks at one object and says what it is waiting for next, if for anything. */
type Waiting = () => DueWork | null;

const warnBeforeSeconds = 3 * 86_400;
const incompleteLifeSeconds = 23 * 3600;

/** Does everything that is due by now, in the order of due times and each at its own time. */
export function processDueWork(world: World): void {
  for (let found = waitingObjects(world); found.length > 0; found = waitingObjects(world)) drain(world, found);
}

function drain(world: World, waiting: { work: DueWork; next: Waiting }[]): void {
  const now = world.now();
  waiting.sort((a, b) => a.work.at - b.work.at);
  for (let first = waiting.shift(); first; first = waiting.shift()) {
    const current = first.next();
    if (current === null || current.at > now) continue;
    if (current.at > first.work.at) {
      place(waiting, { work: current, next: first.next });
      continue;
    }
    world.asOf(current.at, current.run);
    const following = first.next();
    if (following && following.at <= now) place(waiting, { work: following, next: first.next });
  }
}

function place(waiting: { work: DueWork; next: Waiting }[], entry: { work: DueWork; next: Waiting }): void {
  const position = waiting.findIndex((other) => other.work.at > entry.work.at);
  waiting.splice(position < 0 ? waiting.length : position, 0, entry);
}

function waitingObjects(world: World): { work: DueWork; next: Waiting }[] {
  const now = world.now();
  return connectedScopes(world)
    .flatMap(lookers)
    .flatMap((next) => {
      const work = next();
      return work && work.at <= now ? [{ work, next }] : [];
    });
}

function lookers(scope: Scope): Waiting[] {
  return [
    ...all(scope, 'subscription').map(({ id }) => () => nextOfSubscription(scope, find(scope, 'subscription', id))),
    ...all(scope, 'checkout.session').map(({ id }) => () => nextOfSession(scope, id)),
    ...Object.keys(scope.account.hidden.debits).map((intent) => () => nextOfDebit(scope, intent)),
  ];
}

function nextOfSession(scope: Scope, id: string): DueWork | null {
  const session = find(scope, 'checkout.session', id);
  if (session.status !== 'open') return null;
  return { at: session.expires_at, run: () => expireSession(scope, id) };
}

function nextOfDebit(scope: Scope, intent: string): DueWork | null {
  const debit = scope.account.hidden.debits[intent];
  return debit ? { at: debit.due, run: () => arriveDebit(scope, intent, debit.outcome === 'succeeded') } : null;
}

function nextOfSubscription(scope: Scope, subscription: Subscription): DueWork | null {
  if (subscription.status === 'canceled' || subscription.status === 'incomplete_expired') return null;
  const candidates = [...nextOfInvoices(scope, subscription), ...nextOfPeriod(scope, subscription)];
  return candidates.reduce<DueWork | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
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
    work.push({ at: subscription.cancel_at, run: () => cancelNow(scope, id, { reason: 'cancellation_requested' }) });
  }
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
