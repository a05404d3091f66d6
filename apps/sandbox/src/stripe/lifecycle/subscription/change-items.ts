import { planOf } from '../../objects/price.ts';
import { buildSubscriptionItem } from '../../objects/subscription.ts';
import { newId } from '../../store/new-id.ts';
import { find } from '../../store/objects.ts';
import type { InvoiceLine, Price, Subscription, SubscriptionItem } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { periodEndAfter } from '../billing-period.ts';
import { draftInvoice } from '../invoice/invoice-lifecycle.ts';
import { billingFacts, currentPeriod } from './billing-facts.ts';
import { lineFor, linesFor, productName } from './invoice-lines.ts';
import { advance, billCycle } from './renew-subscription.ts';
import { updateSubscription } from './set-status.ts';

export interface ItemChange {
  /** Null adds an item. */
  item: string | null;
  price: Price | null;
  quantity: number | null;
  deleted: boolean;
}
type Proration = 'none' | 'create_prorations' | 'always_invoice';

/**
 * Upgrade, downgrade, other quantity. Another interval begins a new period and bills it at once; else the unused and
 * the remaining time are prorated onto the next invoice, or onto one of their own.
 */
export function changeItems(
  scope: Scope,
  id: string,
  changes: readonly ItemChange[],
  proration: Proration,
  at = scope.world.now(),
): void {
  const before = structuredClone(find(scope, 'subscription', id));
  const facts = billingFacts(scope, id);
  const subscription = updateSubscription(scope, id, (draft) => {
    for (const one of changes) applyChange(scope, draft, one);
    const lines =
      proration === 'none' || draft.status === 'trialing' ? [] : prorations(scope, before, draft, at);
    facts.pendingLines.push(...lines);
    if (intervalOf(before) === intervalOf(draft)) return;
    beginPeriod(scope, draft);
    draft.latest_invoice = billCycle(scope, draft, currentPeriod(before), 'subscription_update').id;
  });
  if (intervalOf(before) !== intervalOf(subscription)) {
    advance(scope, subscription, subscription.latest_invoice ?? '');
  } else if (proration === 'always_invoice' && facts.pendingLines.length > 0) {
    invoicePending(scope, id);
  }
}

/** What a change would bill at once: the prorations and, where another interval begins, its first period. */
export function draftChange(
  scope: Scope,
  before: Subscription,
  changes: readonly ItemChange[],
  at: number,
): { after: Subscription; lines: InvoiceLine[]; newInterval: boolean } {
  const after = structuredClone(before);
  for (const one of changes) applyChange(scope, after, one);
  const newInterval = intervalOf(before) !== intervalOf(after);
  if (after.status === 'trialing') return { after, lines: [], newInterval };
  const prorated = prorations(scope, before, after, at);
  if (!newInterval) return { after, lines: prorated, newInterval };
  beginPeriod(scope, after);
  return { after, lines: [...prorated, ...linesFor(scope, after, false)], newInterval };
}

function applyChange(
  scope: Scope,
  draft: Subscription,
  { item, price, quantity, deleted }: ItemChange,
): void {
  const existing = draft.items.data.find((one) => one.id === item);
  if (!existing) {
    if (price !== null) draft.items.data.push(newItem(scope, draft, price, quantity ?? 1));
    return;
  }
  if (deleted) draft.items.data = draft.items.data.filter((one) => one !== existing);
  if (price !== null) {
    existing.price = price;
    existing.plan = planOf(price);
  }
  existing.quantity = quantity ?? existing.quantity;
}

function newItem(scope: Scope, draft: Subscription, price: Price, quantity: number): SubscriptionItem {
  const period = currentPeriod(draft);
  return buildSubscriptionItem({
    id: newId('si'),
    created: scope.world.now(),
    subscription: draft.id,
    price,
    quantity,
    periodStart: scope.world.now(),
    periodEnd: period.end,
  });
}

function prorations(scope: Scope, before: Subscription, after: Subscription, now: number): InvoiceLine[] {
  const period = currentPeriod(before);
  const left = Math.max(0, (period.end - now) / Math.max(1, period.end - period.start));
  const rest = { start: now, end: period.end };
  const credit = before.items.data.map((item) =>
    lineFor(before, item, {
      amount: -Math.round(costOf(item) * left),
      description: `Unused time on ${productName(scope, item.price)}`,
      period: rest,
      proration: true,
    }),
  );
  if (intervalOf(before) !== intervalOf(after)) return credit;
  const debit = after.items.data.map((item) =>
    lineFor(after, item, {
      amount: Math.round(costOf(item) * left),
      description: `Remaining time on ${productName(scope, item.price)}`,
      period: rest,
      proration: true,
    }),
  );
  return [...credit, ...debit];
}

function beginPeriod(scope: Scope, draft: Subscription): void {
  const now = scope.world.now();
  draft.billing_cycle_anchor = now;
  for (const item of draft.items.data) {
    item.current_period_start = now;
    item.current_period_end = periodEndAfter(now, item.price, now);
  }
}

function invoicePending(scope: Scope, id: string): void {
  const facts = billingFacts(scope, id);
  const before = find(scope, 'subscription', id);
  const now = scope.world.now();
  const invoice = draftInvoice(scope, {
    customer: find(scope, 'customer', before.customer),
    subscription: before,
    lines: facts.pendingLines,
    billingReason: 'subscription_update',
    periodStart: now,
    periodEnd: now,
    discount: 0,
  });
  facts.pendingLines = [];
  facts.unsettled.push(invoice.id);
  const subscription = updateSubscription(scope, id, (draft) => {
    draft.latest_invoice = invoice.id;
  });
  advance(scope, subscription, invoice.id);
}

function costOf(item: SubscriptionItem): number {
  return (item.price.unit_amount ?? 0) * item.quantity;
}

function intervalOf(subscription: Subscription): string {
  const recurring = subscription.items.data[0]?.price.recurring;
  return `${recurring?.interval_count} ${recurring?.interval}`;
}
