import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { inRange, listPage, matches } from '../http/list-page.ts';
import {
  accepted,
  mergeMetadata,
  metadata,
  pageParams,
  params,
  text,
  textOrUnset,
  timeRange,
} from '../http/params.ts';
import { cancelNow } from '../lifecycle/subscription/cancel-subscription.ts';
import { isEnded } from '../lifecycle/subscription/set-status.ts';
import { buildCustomer } from '../objects/customer.ts';
import { emit } from '../store/emit.ts';
import { newId } from '../store/new-id.ts';
import { all, change, find, insert, remove } from '../store/objects.ts';

const fields = {
  email: textOrUnset.optional(),
  name: textOrUnset.optional(),
  phone: textOrUnset.optional(),
  description: textOrUnset.optional(),
  metadata: metadata.optional(),
  invoice_settings: z.looseObject({ default_payment_method: textOrUnset.optional() }).optional(),
  ...accepted('address', 'shipping', 'preferred_locales', 'tax_exempt', 'tax', 'balance', 'invoice_prefix'),
};
const createParams = params({ ...fields, payment_method: text.optional() });
const updateParams = params(fields);
const listParams = params({ ...pageParams, email: text.optional(), created: timeRange.optional() });

export function customerRoutes({ on }: Api): void {
  on('POST', '/v1/customers', createParams, ({ scope, input }) => {
    const customer = buildCustomer({
      ...input,
      id: newId('cus', 14),
      created: scope.world.now(),
      metadata: mergeMetadata({}, input.metadata),
      defaultPaymentMethod: input.invoice_settings?.default_payment_method,
    });
    emit(scope, 'customer.created', insert(scope, 'customer', customer));
    return customer;
  });
  on('GET', '/v1/customers', listParams, ({ scope, input, path }) => {
    const customers = all(scope, 'customer').filter(
      (customer) => matches(customer.email, input.email) && inRange(customer.created, input.created),
    );
    return listPage(customers, input, path);
  });
  on('GET', '/v1/customers/:id', noParams, ({ scope, id }) =>
    scope.account.hidden.deletedCustomers.includes(id) ? deleted(id) : find(scope, 'customer', id),
  );
  on('POST', '/v1/customers/:id', updateParams, ({ scope, input, id }) => {
    const previous = change(scope, 'customer', id, (customer) => {
      for (const name of ['email', 'name', 'phone', 'description'] as const) {
        const value = input[name];
        if (value !== undefined) Object.assign(customer, { [name]: value });
      }
      const method = input.invoice_settings?.default_payment_method;
      if (method !== undefined) customer.invoice_settings.default_payment_method = method;
      customer.metadata = mergeMetadata(customer.metadata, input.metadata);
    });
    const customer = find(scope, 'customer', id);
    emit(scope, 'customer.updated', customer, previous);
    return customer;
  });
  on('DELETE', '/v1/customers/:id', noParams, ({ scope, id }) => {
    const customer = find(scope, 'customer', id);
    for (const subscription of all(scope, 'subscription')) {
      if (subscription.customer !== id || isEnded(subscription)) continue;
      cancelNow(scope, subscription.id, { reason: 'cancellation_requested' });
    }
    remove(scope, 'customer', id);
    scope.account.hidden.deletedCustomers.push(id);
    emit(scope, 'customer.deleted', customer);
    return deleted(id);
  });
}

function deleted(id: string) {
  return { id, object: 'customer', deleted: true };
}
