import { z } from 'zod';
import { expandable } from './expandable.ts';
import { MetadataMap } from './metadata-map.ts';
import { MinorAmount, StripeCurrency } from './money-in.ts';
import { PaymentIntent } from './payment-intent.ts';
import { Reference } from './reference.ts';
import { UnixTime } from './unix-time.ts';

const maybeText = z.string().nullish().catch(null);

/** What we read of a Checkout Session (2026-10-28.endive). Both statuses stay open. */
export const CheckoutSession = z.object({
  id: z.string().min(1),
  created: UnixTime,
  metadata: MetadataMap,
  status: z.string().nullish(),
  payment_status: z.string(),
  amount_total: MinorAmount.nullish(),
  currency: StripeCurrency.nullish(),
  payment_intent: expandable(PaymentIntent),
  subscription: Reference,
  customer: Reference,
  customer_details: z.object({ email: maybeText }).nullish().catch(null),
  customer_email: maybeText,
});
export type CheckoutSession = z.infer<typeof CheckoutSession>;
