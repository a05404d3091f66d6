import { emit } from '../../store/emit.ts';
import { change, find } from '../../store/objects.ts';
import type { Scope } from '../../store/world.ts';
import { billingFacts, paymentMethodOf } from './billing-facts.ts';
import { cancelNow } from './cancel-subscription.ts';
import { pauseSubscription } from './pause-subscription.ts';
import { renewSubscription } from './renew-subscription.ts';

/** Three days before the end, or at once where the trial is shorter. */
export function warnOfTrialEnd(scope: Scope, id: string): void {
  billingFacts(scope, id).trialWarned = true;
  emit(scope, 'customer.subscription.trial_will_end', find(scope, 'subscription', id));
}

/** The trial is over: the first period is billed, or what was agreed for a missing payment method happens. */
export function endTrial(scope: Scope, id: string): void {
  const subscription = find(scope, 'subscription', id);
  const behavior = subscription.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice';
  if (paymentMethodOf(scope, subscription) !== null || behavior === 'create_invoice') {
    renewSubscription(scope, id);
  } else if (behavior === 'cancel') {
    cancelNow(scope, id, { reason: 'cancellation_requested' });
  } else {
    pauseSubscription(scope, id, 'trial_end_without_payment_method');
  }
}

/** `trial_end: now`. */
export function endTrialNow(scope: Scope, id: string): void {
  const now = scope.world.now();
  change(scope, 'subscription', id, (draft) => {
    draft.trial_end = now;
    draft.billing_cycle_anchor = now;
    for (const item of draft.items.data) item.current_period_end = now;
  });
  endTrial(scope, id);
}
