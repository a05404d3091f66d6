import { find } from '../../store/objects.ts';
import type { Scope } from '../../store/world.ts';
import { voidInvoice } from '../invoice/close-invoice.ts';
import { billingFacts } from './billing-facts.ts';
import { updateSubscription } from './set-status.ts';

/** The first payment was not made within 23 hours. */
export function expireIncomplete(scope: Scope, id: string): void {
  const now = scope.world.now();
  updateSubscription(scope, id, (draft) => {
    draft.status = 'incomplete_expired';
    draft.ended_at = now;
  });
  const facts = billingFacts(scope, id);
  for (const invoice of facts.unsettled) {
    if (find(scope, 'invoice', invoice).status === 'open') voidInvoice(scope, invoice);
  }
  facts.unsettled = [];
}
