import { invalidRequest } from '../../http/stripe-error.ts';
import { emit } from '../../store/emit.ts';
import { change, find } from '../../store/objects.ts';
import type { Subscription } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { periodEndAfter } from '../billing-period.ts';
import { advance, billCycle } from './renew-subscription.ts';

type PauseReason =
  | 'pause_requested'
  | 'trial_end_without_payment_method'
  | 'final_payment_failure'
  | 'first_payment_failure'
  | 'system';

/** No billing and no service until resumed; the period ends now. */
export function pauseSubscription(scope: Scope, id: string, reason: PauseReason): Subscription {
  const now = scope.world.now();
  const previous = change(scope, 'subscription', id, (draft) => {
    if (draft.status === 'paused') throw invalidRequest('The subscription is already paused.');
    draft.status = 'paused';
    for (const item of draft.items.data) item.current_period_end = now;
    draft.status_details = {
      paused: { subscription: { type: reason }, transitioned_at: now, type: 'subscription' },
    };
  });
  const subscription = find(scope, 'subscription', id);
  emit(scope, 'customer.subscription.updated', subscription, previous);
  emit(scope, 'customer.subscription.paused', subscription);
  return subscription;
}

/** Begins a new period now and bills it. */
export function resumeSubscription(scope: Scope, id: string): Subscription {
  const now = scope.world.now();
  const previous = change(scope, 'subscription', id, (draft) => {
    if (draft.status !== 'paused') throw invalidRequest('Only a paused subscription can be resumed.');
    draft.status = 'active';
    draft.billing_cycle_anchor = now;
    delete draft.status_details;
    for (const item of draft.items.data) {
      item.current_period_start = now;
      item.current_period_end = periodEndAfter(now, item.price, now);
    }
    draft.latest_invoice = billCycle(scope, draft, { start: now, end: now }, 'subscription_update').id;
  });
  const subscription = find(scope, 'subscription', id);
  emit(scope, 'customer.subscription.updated', subscription, previous);
  emit(scope, 'customer.subscription.resumed', subscription);
  if (subscription.latest_invoice !== null) advance(scope, subscription, subscription.latest_invoice);
  return subscription;
}
