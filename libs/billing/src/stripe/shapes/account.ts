import { z } from 'zod';

const Capability = z.object({ status: z.string() }).nullish().catch(null);

const Entry = z.object({
  description: z.string(),
  awaiting_action_from: z.string(),
  minimum_deadline: z.object({ status: z.string() }),
});

/** What we read of a v2 account. Parts that were not asked for by `include` are absent; all enums stay open. */
export const Account = z.object({
  id: z.string().min(1),
  livemode: z.boolean(),
  closed: z.boolean().nullish(),
  configuration: z
    .object({
      merchant: z
        .object({
          capabilities: z
            .object({
              card_payments: Capability,
              stripe_balance: z.object({ payouts: Capability }).nullish().catch(null),
            })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
  requirements: z.object({ entries: z.array(Entry).nullish() }).nullish(),
});
export type Account = z.infer<typeof Account>;
