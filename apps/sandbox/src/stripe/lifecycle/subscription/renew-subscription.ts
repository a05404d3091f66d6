import { invalidRequest } from '../../http/stripe-error.ts';
import { change, find, peek } from '../../store/objects.ts';
import type { Invoice, Subscription } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { periodEndAfter } from '../billing-period.ts';
import { discountOn } from '../discount/discount-of.ts';
import { markUncollectible, voidInvoice } from '../invoice/close-invoice.ts';
import { draftInvoice, finalizeInvoice } from '../invoice/invoice-lifecycle.ts';
import { billingFacts, currentPeriod, forgetUnsettled } from './billing-facts.ts';
import { collectInvoice, unattended } from './collect-invoice.ts';
import { linesFor } from './invoice-lines.ts';
import { isEnded, updateSubscription } from './set-status.ts';

/** The period is over: move on to the next one, bill it and try to collect. */
export function renewSubscription(scope: Scope, id: string): void {
  const ended = currentPeriod(find(scope, 'subscription', id));
  const subscription = updateSubscription(scope, id, (draft) => {
    moveOn(draft);
    draft.latest_invoice = billCycle(scope, draft, ended, 'subscription_cycle').id;
  });
  if (subscription.latest_invoice !== null) advance(scope, subscription, subscription.latest_invoice);
}

/** Renews before the period is over; the anchor moves to now, as with `billing_cycle_anchor: now`. */
export function renewNow(scope: Scope, id: string): void {
  const subscription = find(scope, 'subscription', id);
  if (isEnded(subscription)) throw invalidRequest('This subscription has ended.');
  const now = scope.world.now();
  change(scope, 'subscription', id, (draft) => {
    draft.billing_cycle_anchor = now;
    for (const item of draft.items.data) item.current_period_end = now;
    if (draft.status === 'trialing') draft.trial_end = now;
  });
  renewSubscription(scope, id);
}

/** Drafts an invoice for what the items' current periods cost, with the prorations that were waiting. */
export function billCycle(
  scope: Scope,
  subscription: Subscription,
  period: { start: number; end: number },
  billingReason: 'subscription_cycle' | 'subscription_update',
): Invoice {
  const facts = billingFacts(scope, subscription.id);
  const lines = [...facts.pendingLines, ...linesFor(scope, subscription, false)];
  facts.pendingLines = [];
  const invoice = draftInvoice(scope, {
    customer: find(scope, 'customer', subscription.customer),
    subscription,
    lines,
    billingReason,
    periodStart: period.start,
    periodEnd: period.end,
    discount: discountOn(scope, subscription.id, lines),
  });
  facts.unsettled.push(invoice.id);
  return invoice;
}

/** From draft to an attempt, unless the subscription's state or the account's settings hold it back. */
export function advance(scope: Scope, subscription: Subscription, invoice: string): void {
  const { draftMinutes } = scope.account.settings;
  const paused = subscription.pause_collection?.behavior;
  if (subscription.status === 'unpaid' || paused === 'keep_as_draft') {
    change(scope, 'invoice', invoice, (draft) => {
      draft.auto_advance = false;
    });
    return;
  }
  if (draftMinutes > 0 && paused === undefined) {
    change(scope, 'invoice', invoice, (draft) => {
      draft.automatically_finalizes_at = scope.world.now() + draftMinutes * 60;
    });
    return;
  }
  finalizeAndCollect(scope, invoice);
}

export function finalizeAndCollect(scope: Scope, invoiceId: string): void {
  const invoice = find(scope, 'invoice', invoiceId);
  const id = invoice.parent?.subscription_details.subscription ?? '';
  const subscription = peek(scope, 'subscription', id);
  finalizeInvoice(scope, invoiceId, subscription?.application_fee_percent ?? null);
  const paused = subscription?.pause_collection?.behavior;
  if (paused === 'void') voidInvoice(scope, invoiceId);
  if (paused === 'mark_uncollectible') markUncollectible(scope, invoiceId);
  if (paused === undefined) collectInvoice(scope, invoiceId, unattended);
  else forgetUnsettled(scope, id, invoiceId);
}

function moveOn(draft: Subscription): void {
  for (const item of draft.items.data) {
    const start = item.current_period_end;
    item.current_period_start = start;
    item.current_period_end = periodEndAfter(draft.billing_cycle_anchor, item.price, start);
  }
  if (draft.status === 'trialing') draft.status = 'active';
}
