import type { OrganisationId } from '@latchkey/contracts/ids';
import type { BalanceDifference } from '../money/find-differences.ts';
import type { AccountInMode, NoAnswer } from './provider-lists.ts';

/** Compares the journal with the provider's balance for a window of time. */
export type BalanceComparison = (
  of: AccountInMode & { organisationId: OrganisationId; from: Date; to: Date },
) => Promise<{ ok: true; differences: BalanceDifference[] } | ({ ok: false } & NoAnswer)>;
