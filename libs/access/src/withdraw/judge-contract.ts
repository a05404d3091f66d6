import type { WithdrawalRefund } from '@latchkey/contracts/shop/legal';
import type { Contract } from '@latchkey/db/withdrawal/load-contract';
import { refundShare } from './refund-share.ts';
import { withdrawalEnd } from './withdrawal-end.ts';

/** What withdrawing from a contract would mean now. */
export interface WithdrawalOffer {
  openUntil: Date;
  policy: WithdrawalRefund;
  /** What goes back of each payment. */
  refunds: { payment: Contract['payments'][number]; amountMinor: bigint }[];
}

/** Whether a contract can be withdrawn from, and what goes back; null when it cannot, or not any more. Pure. */
export function judgeContract(contract: Contract, now: Date): WithdrawalOffer | null {
  const { status, complimentary, concludedAt, provider, payments } = contract;
  if (complimentary || (status !== 'paid' && status !== 'processing')) return null;
  const openUntil = withdrawalEnd(concludedAt);
  if (now >= openUntil) return null;
  // Who never asked for an early start owes nothing for it; Telegram gives Stars back whole or not at all.
  const policy = contract.early && provider === 'stripe' ? contract.policy : 'full';
  const refunds = payments
    .map((payment) => ({ payment, amountMinor: refundShare(payment, policy, now) }))
    .filter(({ amountMinor }) => amountMinor > 0n);
  return { openUntil, policy, refunds };
}
