/** The books that stand against the provider's balance. */
export type BookAccount = 'sales' | 'refunds' | 'disputes' | 'fees' | 'bank';

/**
 * Every movement of the journal, and the book that it moves against the provider's balance. An entry is written once per
 * kind and provider object: an invoice or session (`payment`), refund, dispute, payout, balance transaction (`fee`).
 */
export const journalKinds = {
  payment: 'sales',
  refund: 'refunds',
  refund_failed: 'refunds',
  dispute_withdrawn: 'disputes',
  dispute_reinstated: 'disputes',
  fee: 'fees',
  payout: 'bank',
  payout_failed: 'bank',
  payout_canceled: 'bank',
} as const satisfies Record<string, BookAccount>;

export type JournalKind = keyof typeof journalKinds;
