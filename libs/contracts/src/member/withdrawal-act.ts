import { z } from 'zod';
import { PaymentId, SubscriptionId } from '../ids.ts';

/** How far what a withdrawal asks for has been carried out. `action_required`: something of it is left to the seller. */
export const withdrawalStates = ['pending', 'done', 'action_required'] as const;
export type WithdrawalState = (typeof withdrawalStates)[number];

/**
 * What is to be, or was, done about one subscription or payment. `already`: it was so before. `asked`: Telegram is being
 * asked, which has a promise of its own. `by_hand`: the seller must do it, and why.
 */
export const WithdrawalAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('cancel'),
    subject: SubscriptionId,
    outcome: z.enum(['pending', 'done', 'already', 'by_hand']),
    obstacle: z.string().nullable(),
  }),
  z.object({
    act: z.literal('refund'),
    subject: PaymentId,
    /** In minor units, as digits. */
    amountMinor: z.string(),
    currency: z.string(),
    outcome: z.enum(['pending', 'done', 'already', 'asked', 'by_hand']),
    obstacle: z.string().nullable(),
  }),
]);
export type WithdrawalAct = z.infer<typeof WithdrawalAct>;
