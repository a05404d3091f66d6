import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { listPage, matches } from '../http/list-page.ts';
import { accepted, pageParams, params, text } from '../http/params.ts';
import { createPaymentMethod } from '../lifecycle/payment/create-payment-method.ts';
import { emit } from '../store/emit.ts';
import { all, change, find } from '../store/objects.ts';

const listParams = params({
  ...pageParams,
  customer: text.optional(),
  type: text.optional(),
  ...accepted('allow_redisplay'),
});

export function paymentMethodRoutes({ on }: Api): void {
  on('GET', '/v1/payment_methods', listParams, ({ scope, input, path }) => {
    const methods = all(scope, 'payment_method').filter(
      (method) => matches(method.customer, input.customer) && matches(method.type, input.type),
    );
    return listPage(methods, input, path);
  });
  on('GET', '/v1/payment_methods/:id', noParams, ({ scope, id }) => find(scope, 'payment_method', id));
  on('POST', '/v1/payment_methods/:id/attach', params({ customer: text }), ({ scope, input, id }) => {
    const customer = find(scope, 'customer', input.customer, 'customer');
    if (id.startsWith('pm_card_')) {
      return createPaymentMethod(scope, {
        instrument: id,
        customer: customer.id,
        email: customer.email,
        name: customer.name ?? null,
      });
    }
    change(scope, 'payment_method', id, (method) => {
      method.customer = customer.id;
    });
    const method = find(scope, 'payment_method', id);
    emit(scope, 'payment_method.attached', method);
    return method;
  });
  on('POST', '/v1/payment_methods/:id/detach', noParams, ({ scope, id }) => {
    change(scope, 'payment_method', id, (method) => {
      method.customer = null;
    });
    const method = find(scope, 'payment_method', id);
    emit(scope, 'payment_method.detached', method);
    return method;
  });
}
