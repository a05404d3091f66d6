import { z } from 'zod';
import { expandable } from './expandable.ts';
import { PaymentIntent } from './payment-intent.ts';

/** The payments of an invoice (2026-10-28.endive: they took the place of `invoice.payment_intent`). */
export const InvoicePaymentList = z.object({
  data: z.array(
    z.object({
      status: z.string(),
      payment: z.object({ payment_intent: expandable(PaymentIntent) }),
    }),
  ),
});
