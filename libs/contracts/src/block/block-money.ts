import { z } from 'zod';
import { PaymentId, SubscriptionId } from '../ids.ts';

/** What is to become of the money of somebody who is blocked: chosen by whoever blocks, never left open. */
export const moneyChoices = ['cancel', 'refund', 'none'] as const;
export type MoneyChoice = (typeof moneyChoices)[number];

/**
 * How far the choice has been carried out. `action_required`: something of it can only be done by hand. `dropped`: the block
 * was lifted before anything was done.
 */
export const moneyStates = ['none', 'pending', 'done', 'action_required', 'dropped'] as const;
export type MoneyState = (typeof moneyStates)[number];

/**
 * What is to be, or was, done about one subscription or payment: fixed when the block is made. `already`: it was so before.
 * `by_hand`: a person must do it, and why.
 */
export const BlockMoneyAct = z.object({
  act: z.enum(['cancel', 'refund']),
  subject: z.union([SubscriptionId, PaymentId]),
  outcome: z.enum(['pending', 'done', 'already', 'by_hand']),
  obstacle: z.enum(['stars', 'account_lost', 'refused']).nullable(),
});
export type BlockMoneyAct = z.infer<typeof BlockMoneyAct>;
