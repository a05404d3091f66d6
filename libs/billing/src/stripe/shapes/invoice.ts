import { z } from 'zod';
import { MinorAmount, StripeCurrency } from './money-in.ts';
import { Reference } from './reference.ts';
import { MaybeUnixTime, UnixTime } from './unix-time.ts';

const Line = z.object({
  amount: MinorAmount,
  period: z.object({ start: MaybeUnixTime, end: UnixTime }),
  parent: z.object({ type: z.string() }).nullish().catch(null),
});

/** Its payments, where they were asked for: the paid one names the payment intent. */
const Payments = z
  .object({
    data: z.array(z.object({ status: z.string(), payment: z.object({ payment_intent: Reference }) })),
  })
  .nullish()
  .catch(null);

/** What we read of an invoice (2026-10-28.endive). `status` stays open: a new value is neither paid nor open. */
export const Invoice = z.object({
  id: z.string().min(1),
  status: z.string().nullish(),
  billing_reason: z.string().nullish().catch(null),
  currency: StripeCurrency,
  created: UnixTime,
  amount_paid: MinorAmount,
  amount_remaining: MinorAmount,
  attempted: z.boolean().catch(false),
  customer_email: z.string().nullish().catch(null),
  hosted_invoice_url: z.string().nullish().catch(null),
  status_transitions: z.object({ paid_at: MaybeUnixTime }).nullish().catch(null),
  lines: z.object({ data: z.array(Line) }),
  payments: Payments,
});
export type Invoice = z.infer<typeof Invoice>;

/** A page of invoices, newest first. */
export const InvoiceList = z.object({ data: z.array(Invoice), has_more: z.boolean().catch(false) });
