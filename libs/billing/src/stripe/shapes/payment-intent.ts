import { z } from 'zod';
import { expandable } from './expandable.ts';
import { UnixTime } from './unix-time.ts';

const Charge = z.object({
  id: z.string().min(1),
  status: z.string(),
  created: UnixTime,
  payment_method_details: z.object({ type: z.string() }).nullish().catch(null),
});

/** What we read of a payment intent. `status` stays open. */
export const PaymentIntent = z.object({
  id: z.string().min(1),
  status: z.string(),
  created: UnixTime,
  latest_charge: expandable(Charge),
});
export type PaymentIntent = z.infer<typeof PaymentIntent>;
