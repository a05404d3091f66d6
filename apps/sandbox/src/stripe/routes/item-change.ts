import { z } from 'zod';
import { flag, integer, text } from '../http/params.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import type { ItemChange } from '../lifecycle/subscription/change-items.ts';
import { find } from '../store/objects.ts';
import type { Subscription } from '../store/stored.ts';
import type { Scope } from '../store/world.ts';

/** One of `items`, as an update takes it and the preview of one. */
export const itemParams = z.looseObject({
  id: text.optional(),
  price: text.optional(),
  quantity: integer.optional(),
  deleted: flag.optional(),
});

export function changeOf(
  scope: Scope,
  subscription: Subscription,
  item: z.output<typeof itemParams>,
): ItemChange {
  if (item.id !== undefined && !subscription.items.data.some((one) => one.id === item.id)) {
    throw invalidRequest(`No such subscription item: '${item.id}'`, 'items', 'resource_missing');
  }
  return {
    item: item.id ?? null,
    price: item.price === undefined ? null : find(scope, 'price', item.price, 'items'),
    quantity: item.quantity ?? null,
    deleted: item.deleted ?? false,
  };
}
