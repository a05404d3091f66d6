import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { inRange, listPage, matches } from '../http/list-page.ts';
import {
  accepted,
  flag,
  mergeMetadata,
  metadata,
  pageParams,
  params,
  text,
  timeRange,
} from '../http/params.ts';
import { markUncollectible, voidInvoice } from '../lifecycle/invoice/close-invoice.ts';
import { finalizeInvoice } from '../lifecycle/invoice/invoice-lifecycle.ts';
import { subscriptionOf } from '../lifecycle/invoice/invoice-links.ts';
import { payInvoice } from '../lifecycle/invoice/pay-invoice.ts';
import { forgetUnsettled } from '../lifecycle/subscription/billing-facts.ts';
import { followPayment } from '../lifecycle/subscription/collect-invoice.ts';
import { emit } from '../store/emit.ts';
import { all, change, find, peek } from '../store/objects.ts';
import type { Scope } from '../store/world.ts';
import { previewInvoice, previewParams } from './invoice-preview.ts';

const listParams = params({
  ...pageParams,
  created: timeRange.optional(),
  customer: text.optional(),
  status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
  subscription: text.optional(),
  ...accepted('collection_method', 'due_date'),
});
const payParams = params({
  payment_method: text.optional(),
  off_session: flag.optional(),
  paid_out_of_band: flag.optional(),
  ...accepted('forgive', 'mandate', 'source'),
});

export function invoiceRoutes({ on }: Api): void {
  on('GET', '/v1/invoices', listParams, ({ scope, input, path }) => {
    const invoices = all(scope, 'invoice')
      .filter((invoice) => matches(invoice.customer, input.customer) && matches(invoice.status, input.status))
      .filter((invoice) => matches(subscriptionOf(invoice), input.subscription))
      .filter((invoice) => inRange(invoice.created, input.created));
    return listPage(invoices, input, path);
  });
  on('POST', '/v1/invoices/create_preview', previewParams, ({ scope, input }) =>
    previewInvoice(scope, input),
  );
  on('GET', '/v1/invoices/:id', noParams, ({ scope, id }) => find(scope, 'invoice', id));
  on(
    'POST',
    '/v1/invoices/:id',
    params({ metadata: metadata.optional(), auto_advance: flag.optional() }),
    ({ scope, input, id }) => {
      const previous = change(scope, 'invoice', id, (invoice) => {
        invoice.metadata = mergeMetadata(invoice.metadata ?? {}, input.metadata);
        if (input.auto_advance !== undefined) invoice.auto_advance = input.auto_advance;
      });
      const invoice = find(scope, 'invoice', id);
      emit(scope, 'invoice.updated', invoice, previous);
      return invoice;
    },
  );
  on('GET', '/v1/invoices/:id/lines', params(pageParams), ({ scope, input, id, path }) =>
    listPage(find(scope, 'invoice', id).lines.data.toReversed(), input, path),
  );
  on('POST', '/v1/invoices/:id/pay', payParams, ({ scope, input, id }) => payInvoice(scope, id, input));
  on('POST', '/v1/invoices/:id/finalize', params({ auto_advance: flag.optional() }), ({ scope, id }) => {
    const subscription = peek(scope, 'subscription', subscriptionOf(find(scope, 'invoice', id)) ?? '');
    return finalizeInvoice(scope, id, subscription?.application_fee_percent ?? null);
  });
  on('POST', '/v1/invoices/:id/void', noParams, ({ scope, id }) => {
    const invoice = voidInvoice(scope, id);
    forgetInvoice(scope, id);
    return invoice;
  });
  on('POST', '/v1/invoices/:id/mark_uncollectible', noParams, ({ scope, id }) => {
    const invoice = markUncollectible(scope, id);
    const subscription = subscriptionOf(invoice);
    if (subscription !== null) followPayment(scope, subscription, id);
    return invoice;
  });
}

function forgetInvoice(scope: Scope, id: string): void {
  const subscription = subscriptionOf(find(scope, 'invoice', id));
  if (subscription !== null) forgetUnsettled(scope, subscription, id);
}
