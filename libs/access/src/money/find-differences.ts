import type { BalanceLine } from '@latchkey/contracts/facts/balance-movement';
import type { JournalRow } from '@latchkey/db/money/load-journal';

/** Where journal and provider's balance do not say the same of an object. Zero: the side does not know of it. */
export interface BalanceDifference {
  kind: BalanceLine['kind'];
  /** Of payments the payment intent, else the refund, dispute or payout. */
  objectId: string;
  /** The charge that tells of it; null where the provider's side does not say. */
  chargeId: string | null;
  journalMinor: bigint;
  providerMinor: bigint;
  /** Of the journal where it knows the object, else of the provider. */
  currency: string;
  /** When it moved, as the provider says where it knows of it. */
  at: Date;
}

/**
 * Compares movements of the provider's balance with entries of the journal, object by object. A sale in another currency
 * than that of the balance is compared in the currency of the sale. Pure.
 */
export function findDifferences(
  lines: readonly BalanceLine[],
  rows: readonly JournalRow[],
): BalanceDifference[] {
  const byKey = new Map(rows.map((row) => [keyOf(row.kind, journalObject(row)), row]));
  const seen = new Set<string>();
  const differences: BalanceDifference[] = [];
  for (const line of lines) {
    const { kind, objectId, chargeId, at } = line;
    const key = keyOf(kind, objectId);
    seen.add(key);
    const row = byKey.get(key);
    const provider = row && line.sold?.currency === row.amount.currency ? line.sold : line.amount;
    const journalMinor = row?.amount.amountMinor ?? 0n;
    const isSame = row && row.amount.currency === provider.currency && journalMinor === provider.amountMinor;
    if (isSame) continue;
    const currency = row?.amount.currency ?? provider.currency;
    const providerMinor = provider.amountMinor;
    differences.push({ kind, objectId, chargeId, journalMinor, providerMinor, currency, at });
  }
  for (const [key, row] of byKey) {
    if (seen.has(key)) continue;
    const { amountMinor: journalMinor, currency } = row.amount;
    differences.push({
      kind: row.kind,
      objectId: journalObject(row),
      chargeId: null,
      journalMinor,
      providerMinor: 0n,
      currency,
      at: row.at,
    });
  }
  return differences;
}

/** What the provider's balance knows an entry by. */
export function journalObject({ paymentIntentId, objectId }: JournalRow): string {
  return paymentIntentId ?? objectId;
}

function keyOf(kind: BalanceLine['kind'], objectId: string): string {
  return `${kind}:${objectId}`;
}
