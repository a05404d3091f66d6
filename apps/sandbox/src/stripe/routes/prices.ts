import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { inRange, listPage, matches } from '../http/list-page.ts';
import {
  accepted,
  flag,
  integer,
  mergeMetadata,
  metadata,
  pageParams,
  params,
  text,
  textOrUnset,
  timeRange,
} from '../http/params.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { buildPrice } from '../objects/price.ts';
import { buildProduct } from '../objects/product.ts';
import { emit } from '../store/emit.ts';
import { newId } from '../store/new-id.ts';
import { all, change, find, insert } from '../store/objects.ts';
import type { Price } from '../store/stored.ts';
import type { Scope } from '../store/world.ts';

export const recurringParams = z.object({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: integer.optional(),
  usage_type: z.literal('licensed').optional(),
});
const taxBehavior = z.enum(['exclusive', 'inclusive', 'unspecified']).optional();
const createParams = params({
  currency: text,
  active: flag.optional(),
  product: text.optional(),
  product_data: z.object({ name: text, metadata: metadata.optional() }).optional(),
  unit_amount: integer.optional(),
  unit_amount_decimal: text.optional(),
  recurring: recurringParams.optional(),
  lookup_key: text.optional(),
  metadata: metadata.optional(),
  nickname: text.optional(),
  tax_behavior: taxBehavior,
  billing_scheme: z.literal('per_unit').optional(),
  ...accepted('transfer_lookup_key', 'currency_options'),
});
const updateParams = params({
  active: flag.optional(),
  lookup_key: textOrUnset.optional(),
  metadata: metadata.optional(),
  nickname: textOrUnset.optional(),
  tax_behavior: taxBehavior,
  ...accepted('transfer_lookup_key', 'currency_options'),
});
const listParams = params({
  ...pageParams,
  active: flag.optional(),
  created: timeRange.optional(),
  currency: text.optional(),
  lookup_keys: z.array(text).optional(),
  product: text.optional(),
  type: z.enum(['one_time', 'recurring']).optional(),
  ...accepted('recurring'),
});
type CreateInput = z.output<typeof createParams>;

export function priceRoutes({ on }: Api): void {
  on('POST', '/v1/prices', createParams, ({ scope, input }) => {
    const price = createPrice(scope, input);
    emit(scope, 'price.created', price);
    return price;
  });
  on('GET', '/v1/prices', listParams, ({ scope, input, path }) => {
    const prices = all(scope, 'price')
      .filter((price) => matches(price.active, input.active) && matches(price.product, input.product))
      .filter((price) => matches(price.currency, input.currency) && matches(price.type, input.type))
      .filter(
        (price) => input.lookup_keys === undefined || input.lookup_keys.includes(price.lookup_key ?? ''),
      )
      .filter((price) => inRange(price.created, input.created));
    return listPage(prices, input, path);
  });
  on('GET', '/v1/prices/:id', noParams, ({ scope, id }) => find(scope, 'price', id));
  on('POST', '/v1/prices/:id', updateParams, ({ scope, input, id }) => {
    const previous = change(scope, 'price', id, (price) => {
      price.active = input.active ?? price.active;
      if (input.nickname !== undefined) price.nickname = input.nickname;
      if (input.lookup_key !== undefined) price.lookup_key = input.lookup_key;
      if (input.tax_behavior !== undefined) price.tax_behavior = input.tax_behavior;
      price.metadata = mergeMetadata(price.metadata, input.metadata);
    });
    const price = find(scope, 'price', id);
    emit(scope, 'price.updated', price, previous);
    return price;
  });
}

function createPrice(scope: Scope, input: CreateInput): Price {
  const amount = input.unit_amount ?? Number(input.unit_amount_decimal ?? Number.NaN);
  if (Number.isNaN(amount)) {
    throw invalidRequest('Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.');
  }
  if (amount < 0) throw invalidRequest('Invalid non-negative integer', 'unit_amount');
  return insert(
    scope,
    'price',
    buildPrice({
      id: newId('price'),
      created: scope.world.now(),
      currency: input.currency.toLowerCase(),
      product: productOf(scope, input),
      unitAmount: amount,
      recurring: input.recurring
        ? { interval: input.recurring.interval, intervalCount: input.recurring.interval_count ?? 1 }
        : null,
      active: input.active,
      lookupKey: input.lookup_key,
      metadata: mergeMetadata({}, input.metadata),
      nickname: input.nickname,
      taxBehavior: input.tax_behavior,
    }),
  );
}

function productOf(scope: Scope, input: CreateInput): string {
  if (input.product !== undefined) return find(scope, 'product', input.product, 'product').id;
  if (!input.product_data)
    throw invalidRequest('Missing required param: product.', 'product', 'parameter_missing');
  const product = buildProduct({
    id: newId('prod', 14),
    created: scope.world.now(),
    name: input.product_data.name,
    metadata: mergeMetadata({}, input.product_data.metadata),
  });
  emit(scope, 'product.created', insert(scope, 'product', product));
  return product.id;
}
