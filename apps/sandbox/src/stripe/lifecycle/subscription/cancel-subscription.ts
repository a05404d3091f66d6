import { invalidRequest } from '../../http/stripe-error.ts';
import { emit } from '../../store/emit.ts';
import { change, find } from '../../store/objects.ts';
import type { Subscription } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { stopCollecting } from '../invoice/close-invoice.ts';
import { billingFacts, currentPeriod } from './billing-facts.ts';
import { isEnded, updateSubscription } from './set-status.ts';

export interface CancelRequest {
  reason: 'cancellation_requested' | 'payment_failed' | 'payment_disputed';
  comment?: string | null | undefined;
  feedback?: NonNullable<Subscription['cancellation_details']>['feedback'] | undefined;
}

/** Ends the subscription now; its open invoices are no longer collected. */
export function cancelNow(scope: Scope, id: string, request: CancelRequest): Subscription {
  requireLive(find(scope, 'subscription', id));
  const now = scope.world.now();
  change(scope, 'subscription', id, (draft) => {
    draft.status = 'canceled';
    draft.canceled_at ??= now;
    draft.ended_at = now;
    draft.cancel_at = null;
    draft.cancel_at_period_end = false;
    draft.cancellation_details = {
      comment: request.comment ?? draft.cancellation_details?.comment ?? null,
      feedback: request.feedback ?? draft.cancellation_details?.feedback ?? null,
      feedback_option: null,
      reason: request.reason,
    };
  });
  for (const invoice of billingFacts(scope, id).unsettled) stopCollecting(scope, invoice);
  billingFacts(scope, id).unsettled = [];
  const subscription = find(scope, 'subscription', id);
  emit(scope, 'customer.subscription.deleted', subscription);
  return subscription;
}

/** The two ways in which Stripe shows a planned end: the flag, or `cancel_at` alone (portal, flexible billing). */
export function scheduleCancel(
  scope: Scope,
  id: string,
  by: 'flag' | 'cancel_at',
  at?: number,
): Subscription {
  const before = find(scope, 'subscription', id);
  requireLive(before);
  const now = scope.world.now();
  const end = at ?? currentPeriod(before).end;
  if (end < now) throw invalidRequest('cancel_at must be in the future.', 'cancel_at');
  return updateSubscription(scope, id, (draft) => {
    draft.cancel_at_period_end = by === 'flag';
    draft.cancel_at = end;
    draft.canceled_at = now;
    draft.cancellation_details = {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: 'cancellation_requested',
    };
  });
}

export function unscheduleCancel(scope: Scope, id: string): Subscription {
  requireLive(find(scope, 'subscription', id));
  return updateSubscription(scope, id, clearCancel);
}

export function clearCancel(draft: Subscription): void {
  draft.cancel_at_period_end = false;
  draft.cancel_at = null;
  draft.canceled_at = null;
  draft.cancellation_details = { comment: null, feedback: null, feedback_option: null, reason: null };
}

function requireLive(subscription: Subscription): void {
  if (!isEnded(subscription)) return;
  throw invalidRequest(
    'A canceled subscription can only update its cancellation_details and metadata.',
    undefined,
    'resource_missing',
  );
}
