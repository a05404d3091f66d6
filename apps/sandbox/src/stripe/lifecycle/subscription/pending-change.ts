import { invalidRequest } from '../../http/stripe-error.ts';
import { emit } from '../../store/emit.ts';
import { find } from '../../store/objects.ts';
import type { Subscription } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { voidInvoice } from '../invoice/close-invoice.ts';
import { draftInvoice, finalizeInvoice } from '../invoice/invoice-lifecycle.ts';
import { billingFacts, currentPeriod, forgetUnsettled } from './billing-facts.ts';
import { changeItems, draftChange, type ItemChange } from './change-items.ts';
import { collectInvoice, unattended } from './collect-invoice.ts';
import { updateSubscription } from './set-status.ts';

const pendingLifeSeconds = 23 * 3600;

/** From when the unused time is counted: a moment of the current period that is not ahead. */
export function prorationTime(scope: Scope, subscription: Subscription, given: number | undefined): number {
  const now = scope.world.now();
  if (given === undefined) return now;
  const { start, end } = currentPeriod(subscription);
  if (given >= start && given <= Math.min(end, now + 60)) return given;
  throw invalidRequest('The proration_date must be within the current billing period.', 'proration_date');
}

/** `pending_if_incomplete`: bills the change at once and makes it when that is paid; until then all stays as it was. */
export function changeWhenPaid(scope: Scope, id: string, changes: readonly ItemChange[], at: number): void {
  const before = structuredClone(find(scope, 'subscription', id));
  const { after, lines } = draftChange(scope, before, changes, at);
  if (lines.length === 0) {
    changeItems(scope, id, changes, 'none', at);
    return;
  }
  const facts = billingFacts(scope, id);
  const now = scope.world.now();
  const invoice = draftInvoice(scope, {
    customer: find(scope, 'customer', before.customer),
    subscription: before,
    lines,
    billingReason: 'subscription_update',
    periodStart: now,
    periodEnd: now,
    discount: 0,
  });
  facts.unsettled.push(invoice.id);
  facts.pendingChange = {
    invoice: invoice.id,
    items: after.items.data,
    anchor: after.billing_cycle_anchor,
    expiresAt: now + pendingLifeSeconds,
  };
  updateSubscription(scope, id, (draft) => {
    draft.latest_invoice = invoice.id;
  });
  finalizeInvoice(scope, invoice.id, before.application_fee_percent);
  const outcome = collectInvoice(scope, invoice.id, unattended);
  if (outcome !== 'succeeded') showPending(scope, id);
}

/** Nobody has paid in time: the invoice is void, and nothing was changed. */
export function expirePendingChange(scope: Scope, id: string): void {
  const facts = billingFacts(scope, id);
  const pending = facts.pendingChange;
  if (!pending) return;
  facts.pendingChange = null;
  if (find(scope, 'invoice', pending.invoice).status === 'open') voidInvoice(scope, pending.invoice);
  forgetUnsettled(scope, id, pending.invoice);
  updateSubscription(scope, id, (draft) => {
    draft.pending_update = null;
  });
  emit(scope, 'customer.subscription.pending_update_expired', find(scope, 'subscription', id));
}

function showPending(scope: Scope, id: string): void {
  const pending = billingFacts(scope, id).pendingChange;
  if (!pending) return;
  updateSubscription(scope, id, (draft) => {
    draft.pending_update = {
      billing_cycle_anchor: pending.anchor,
      cancel_at_period_end: null,
      discount: null,
      discounts: null,
      expires_at: pending.expiresAt,
      metadata: null,
      subscription_items: pending.items,
      trial_end: null,
      trial_from_plan: null,
    } as unknown as Subscription['pending_update'];
  });
}
