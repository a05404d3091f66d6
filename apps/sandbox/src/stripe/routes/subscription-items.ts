import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { listPage } from '../http/list-page.ts';
import { accepted, flag, integer, pageParams, params, text } from '../http/params.ts';
import { resourceMissing } from '../http/stripe-error.ts';
import { changeItems } from '../lifecycle/subscription/change-items.ts';
import { all, find } from '../store/objects.ts';
import type { SubscriptionItem } from '../store/stored.ts';
import type { Scope } from '../store/world.ts';

const proration = z.enum(['none', 'create_prorations', 'always_invoice']).optional();
const updateParams = params({
  price: text.optional(),
  quantity: integer.optional(),
  proration_behavior: proration,
  ...accepted('payment_behavior', 'proration_date', 'metadata'),
});

export function subscriptionItemRoutes({ on }: Api): void {
  on(
    'GET',
    '/v1/subscription_items',
    params({ ...pageParams, subscription: text }),
    ({ scope, input, path }) => {
      const { items } = find(scope, 'subscription', input.subscription, 'subscription');
      return listPage(items.data.toReversed(), input, path);
    },
  );
  on('GET', '/v1/subscription_items/:id', noParams, ({ scope, id }) => findItem(scope, id));
  on('POST', '/v1/subscription_items/:id', updateParams, ({ scope, input, id }) => {
    const { subscription } = findItem(scope, id);
    const price = input.price === undefined ? null : find(scope, 'price', input.price, 'price');
    changeItems(
      scope,
      subscription,
      [{ item: id, price, quantity: input.quantity ?? null, deleted: false }],
      input.proration_behavior ?? 'create_prorations',
    );
    return findItem(scope, id);
  });
  on(
    'DELETE',
    '/v1/subscription_items/:id',
    params({
      clear_usage: flag.optional(),
      proration_behavior: proration,
      ...accepted('proration_date', 'payment_behavior'),
    }),
    ({ scope, input, id }) => {
      const { subscription } = findItem(scope, id);
      changeItems(
        scope,
        subscription,
        [{ item: id, price: null, quantity: null, deleted: true }],
        input.proration_behavior ?? 'create_prorations',
      );
      return { id, object: 'subscription_item', deleted: true };
    },
  );
}

function findItem(scope: Scope, id: string): SubscriptionItem {
  for (const subscription of all(scope, 'subscription')) {
    const item = subscription.items.data.find((one) => one.id === id);
    if (item) return item;
  }
  throw resourceMissing('subscription_item', id, 'item');
}
