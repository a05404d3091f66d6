import type { OrganisationId } from '@latchkey/contracts/ids';
import type { AccountInMode, NoAnswer } from './provider-lists.ts';

/** An amount that journal and provider tell differently; null where one of them does not know it. Minor units. */
export interface BalanceDifference {
  objectId: string;
  kind: string;
  journalMinor: bigint | null;
  providerMinor: bigint | null;
  currency: string;
}

/** Compares the journal with the provider's balance for a window of time. */
export type BalanceComparison = (
  of: AccountInMode & { organisationId: OrganisationId; from: Date; to: Date },
) => Promise<{ ok: true; differences: BalanceDifference[] } | ({ ok: false } & NoAnswer)>;
