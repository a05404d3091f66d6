import { z } from 'zod';

/** Kinds of provider objects that are read again when a signal comes. */
export const syncObjectKinds = ['subscription', 'checkout_session', 'account', 'charge', 'payout'] as const;
export type SyncObjectKind = (typeof syncObjectKinds)[number];

/** One provider object. Ids are unique only together with account and livemode. */
export const SyncTarget = z.object({
  /** The connected account, `acct_…`. */
  account: z.string(),
  livemode: z.boolean(),
  objectKind: z.enum(syncObjectKinds),
  objectId: z.string(),
});
export type SyncTarget = z.infer<typeof SyncTarget>;
