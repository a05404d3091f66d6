import { emit } from '../../store/emit.ts';
import { find } from '../../store/objects.ts';
import type { Scope } from '../../store/world.ts';
import { billingFacts } from './billing-facts.ts';
import { updateSubscription } from './set-status.ts';

/** The invoice that a change was waiting for is paid: now it is made. */
export function applyPendingChange(scope: Scope, id: string, invoice: string): void {
  const facts = billingFacts(scope, id);
  const pending = facts.pendingChange;
  if (pending?.invoice !== invoice) return;
  facts.pendingChange = null;
  const waited = find(scope, 'subscription', id).pending_update !== null;
  updateSubscription(scope, id, (draft) => {
    draft.items.data = pending.items;
    draft.billing_cycle_anchor = pending.anchor;
    draft.pending_update = null;
  });
  if (waited) {
    emit(scope, 'customer.subscription.pending_update_applied', find(scope, 'subscription', id));
  }
}
