import { buildInvoiceLine } from '../../objects/invoice-line.ts';
import { newId } from '../../store/new-id.ts';
import { find } from '../../store/objects.ts';
import type { InvoiceLine, Price, Subscription, SubscriptionItem } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';

/** One line per item for its current period; a trial costs nothing. */
export function linesFor(scope: Scope, subscription: Subscription, trial: boolean): InvoiceLine[] {
  return subscription.items.data.map((item) =>
    lineFor(subscription, item, {
      amount: trial ? 0 : (item.price.unit_amount ?? 0) * item.quantity,
      description: trial ? `Trial period for ${productName(scope, item.price)}` : describe(scope, item),
      period: { start: item.current_period_start, end: item.current_period_end },
      proration: false,
    }),
  );
}

export function lineFor(
  subscription: Subscription,
  item: SubscriptionItem,
  given: {
    amount: number;
    description: string;
    period: { start: number; end: number };
    proration: boolean;
    price?: Price;
  },
): InvoiceLine {
  return buildInvoiceLine({
    ...given,
    id: newId('il'),
    invoice: null,
    subscription: subscription.id,
    item: item.id,
    price: given.price ?? item.price,
    quantity: item.quantity,
    metadata: { ...subscription.metadata },
  });
}

export function productName(scope: Scope, price: Price): string {
  return find(scope, 'product', price.product).name;
}

function describe(scope: Scope, item: SubscriptionItem): string {
  const every = item.price.recurring;
  const interval =
    every && every.interval_count > 1 ? `every ${every.interval_count} ${every.interval}s` : every?.interval;
  const amount = ((item.price.unit_amount ?? 0) / 100).toFixed(2);
  return `${item.quantity} × ${productName(scope, item.price)} (at ${amount} ${item.price.currency.toUpperCase()} / ${interval})`;
}
