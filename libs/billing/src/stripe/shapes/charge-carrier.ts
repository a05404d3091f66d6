import { z } from 'zod';
import { expandable } from './expandable.ts';
import { Invoice } from './invoice.ts';
import { MetadataMap } from './metadata-map.ts';
import { MinorAmount, StripeCurrency } from './money-in.ts';
import { Reference } from './reference.ts';

/** An invoice with what it belongs to: the subscription, and its marks as they were when the invoice was made. */
const InvoiceOfSubscription = Invoice.extend({
  parent: z
    .object({
      subscription_details: z
        .object({ subscription: Reference, metadata: MetadataMap })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});
export type InvoiceOfSubscription = z.infer<typeof InvoiceOfSubscription>;

/** The invoices that a payment intent paid (2026-10-28.endive: the way from a charge to its invoice). */
export const PaidInvoices = z.object({
  data: z.array(z.object({ invoice: expandable(InvoiceOfSubscription) })),
});

/** The session that a payment intent was made by. */
export const SessionOfIntent = z.object({
  data: z.array(
    z.object({
      id: z.string().min(1),
      amount_total: MinorAmount.nullish(),
      currency: StripeCurrency.nullish(),
    }),
  ),
});
