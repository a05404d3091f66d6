import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { listPage, matches } from '../http/list-page.ts';
import {
  accepted,
  flag,
  mergeMetadata,
  metadata,
  pageParams,
  params,
  text,
  textOrUnset,
} from '../http/params.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { buildProduct } from '../objects/product.ts';
import { emit } from '../store/emit.ts';
import { newId } from '../store/new-id.ts';
import { all, change, find, insert, peek, remove } from '../store/objects.ts';

const ignored = accepted(
  'marketing_features',
  'package_dimensions',
  'shippable',
  'statement_descriptor',
  'tax_code',
  'tax_details',
  'unit_label',
  'type',
);
const fields = {
  active: flag.optional(),
  description: textOrUnset.optional(),
  images: z.array(z.string()).optional(),
  metadata: metadata.optional(),
  url: textOrUnset.optional(),
};
const createParams = params({ ...fields, ...ignored, id: text.optional(), name: text });
const updateParams = params({ ...fields, ...ignored, name: text.optional(), default_price: text.optional() });
const listParams = params({ ...pageParams, active: flag.optional(), ids: z.array(text).optional() });

export function productRoutes({ on }: Api): void {
  on('POST', '/v1/products', createParams, ({ scope, input }) => {
    const id = input.id ?? newId('prod', 14);
    if (peek(scope, 'product', id)) {
      throw invalidRequest(`Product already exists: ${id}`, 'id', 'resource_already_exists');
    }
    const product = buildProduct({
      ...input,
      id,
      created: scope.world.now(),
      metadata: mergeMetadata({}, input.metadata),
    });
    emit(scope, 'product.created', insert(scope, 'product', product));
    return product;
  });
  on('GET', '/v1/products', listParams, ({ scope, input, path }) => {
    const products = all(scope, 'product')
      .filter((product) => matches(product.active, input.active))
      .filter((product) => input.ids === undefined || input.ids.includes(product.id));
    return listPage(products, input, path);
  });
  on('GET', '/v1/products/:id', noParams, ({ scope, id }) => find(scope, 'product', id));
  on('POST', '/v1/products/:id', updateParams, ({ scope, input, id }) => {
    const previous = change(scope, 'product', id, (product) => {
      product.name = input.name ?? product.name;
      product.active = input.active ?? product.active;
      if (input.description !== undefined) product.description = input.description;
      if (input.images !== undefined) product.images = input.images;
      if (input.url !== undefined) product.url = input.url;
      if (input.default_price !== undefined) product.default_price = input.default_price;
      product.metadata = mergeMetadata(product.metadata, input.metadata);
      product.updated = scope.world.now();
    });
    const product = find(scope, 'product', id);
    emit(scope, 'product.updated', product, previous);
    return product;
  });
  on('DELETE', '/v1/products/:id', noParams, ({ scope, id }) => {
    const product = find(scope, 'product', id);
    if (all(scope, 'price').some((price) => price.product === id)) {
      throw invalidRequest('This product cannot be deleted because it has one or more user-created prices.');
    }
    remove(scope, 'product', id);
    emit(scope, 'product.deleted', product);
    return { id, object: 'product', deleted: true };
  });
}
