import { emit } from '../../store/emit.ts';
import { change, find } from '../../store/objects.ts';
import type { Subscription } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';

/** Edits a subscription and says what changed. */
export function updateSubscription(
  scope: Scope,
  id: string,
  edit: (draft: Subscription) => void,
): Subscription {
  const previous = change(scope, 'subscription', id, edit);
  const subscription = find(scope, 'subscription', id);
  if (Object.keys(previous).length > 0) emit(scope, 'customer.subscription.updated', subscription, previous);
  return subscription;
}

export function setStatus(scope: Scope, id: string, status: Subscription['status']): void {
  updateSubscription(scope, id, (draft) => {
    draft.status = status;
  });
}

export function isEnded(subscription: Subscription): boolean {
  return subscription.status === 'canceled' || subscription.status === 'incomplete_expired';
}
