import { subscriptionStatuses } from '@latchkey/contracts/facts/subscription-fact';
import { z } from 'zod';
import { expandable } from './expandable.ts';
import { Invoice } from './invoice.ts';
import { MetadataMap } from './metadata-map.ts';
import { Reference } from './reference.ts';
import { MaybeUnixTime } from './unix-time.ts';

const Item = z.object({ price: Reference, current_period_end: MaybeUnixTime });

/** A customer; a deleted one has no e-mail. */
export const Customer = z.object({ id: z.string().min(1), email: z.string().nullish().catch(null) });

/** What we read of a subscription (2026-10-28.endive): periods are on its items, and `status` is an open enum. */
export const Subscription = z.object({
  id: z.string().min(1),
  status: z.enum(subscriptionStatuses).catch('unknown'),
  metadata: MetadataMap,
  items: z.object({ data: z.array(Item) }),
  cancel_at: MaybeUnixTime,
  cancel_at_period_end: z.boolean().catch(false),
  ended_at: MaybeUnixTime,
  trial_end: MaybeUnixTime,
  latest_invoice: expandable(Invoice),
  customer: expandable(Customer),
});
export type Subscription = z.infer<typeof Subscription>;
