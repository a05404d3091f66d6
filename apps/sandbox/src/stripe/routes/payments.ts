import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { inRange, listPage, matches } from '../http/list-page.ts';
import { mergeMetadata, metadata, pageParams, params, text, textOrUnset, timeRange } from '../http/params.ts';
import { emit } from '../store/emit.ts';
import { all, change, find } from '../store/objects.ts';

const invoicePaymentParams = params({
  ...pageParams,
  created: timeRange.optional(),
  invoice: text.optional(),
  status: z.enum(['canceled', 'open', 'paid']).optional(),
  payment: z.object({ type: text, payment_intent: text.optional() }).optional(),
});
const byCustomer = params({ ...pageParams, created: timeRange.optional(), customer: text.optional() });
const chargeParams = params({
  ...pageParams,
  created: timeRange.optional(),
  customer: text.optional(),
  payment_intent: text.optional(),
});
const updateParams = params({ metadata: metadata.optional(), description: textOrUnset.optional() });

/** Payment intents, charges, and what ties them to invoices. */
export function paymentRoutes({ on }: Api): void {
  on('GET', '/v1/invoice_payments', invoicePaymentParams, ({ scope, input, path }) => {
    const payments = all(scope, 'invoice_payment')
      .filter((payment) => matches(payment.invoice, input.invoice) && matches(payment.status, input.status))
      .filter((payment) => matches(payment.payment.payment_intent, input.payment?.payment_intent))
      .filter((payment) => inRange(payment.created, input.created));
    return listPage(payments, input, path);
  });
  on('GET', '/v1/invoice_payments/:id', noParams, ({ scope, id }) => find(scope, 'invoice_payment', id));

  on('GET', '/v1/payment_intents', byCustomer, ({ scope, input, path }) => {
    const intents = all(scope, 'payment_intent').filter(
      (intent) => matches(intent.customer, input.customer) && inRange(intent.created, input.created),
    );
    return listPage(intents, input, path);
  });
  on('GET', '/v1/payment_intents/:id', noParams, ({ scope, id }) => find(scope, 'payment_intent', id));
  on('POST', '/v1/payment_intents/:id', updateParams, ({ scope, input, id }) => {
    change(scope, 'payment_intent', id, (intent) => {
      intent.metadata = mergeMetadata(intent.metadata, input.metadata);
      if (input.description !== undefined) intent.description = input.description;
    });
    return find(scope, 'payment_intent', id);
  });

  on('GET', '/v1/charges', chargeParams, ({ scope, input, path }) => {
    const charges = all(scope, 'charge')
      .filter((charge) => matches(charge.customer, input.customer))
      .filter((charge) => matches(charge.payment_intent, input.payment_intent))
      .filter((charge) => inRange(charge.created, input.created));
    return listPage(charges, input, path);
  });
  on('GET', '/v1/charges/:id', noParams, ({ scope, id }) => find(scope, 'charge', id));
  on('POST', '/v1/charges/:id', updateParams, ({ scope, input, id }) => {
    const previous = change(scope, 'charge', id, (charge) => {
      charge.metadata = mergeMetadata(charge.metadata, input.metadata);
      if (input.description !== undefined) charge.description = input.description;
    });
    emit(scope, 'charge.updated', find(scope, 'charge', id), previous);
    return find(scope, 'charge', id);
  });
}
