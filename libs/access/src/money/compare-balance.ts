import { randomUUID } from 'node:crypto';
import type { BalanceLine } from '@latchkey/contracts/facts/balance-movement';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { listOwnIntents } from '@latchkey/db/money/list-own-intents';
import { type JournalRow, loadJournal } from '@latchkey/db/money/load-journal';
import { writeEntries } from '@latchkey/db/money/write-entries';
import type { AccessDeps } from '../access-deps.ts';
import type { BalanceReader } from './balance-reader.ts';
import { type BalanceDifference, findDifferences, journalObject } from './find-differences.ts';
import { feeOf } from './movements-of-charge.ts';

export interface BalanceWindow {
  organisationId: OrganisationId;
  account: string;
  livemode: boolean;
  /** Inclusive. */
  from: Date;
  /** Exclusive. Some minutes ago at the latest: what has just moved may not have been read yet. */
  to: Date;
}

/** An entry of the journal and its movement may have times that differ by a little. */
const marginMs = 3_600_000;
/** More than these would be no coincidence, and are reported as they are. */
const mostLate = 100;

/**
 * Compares the journal of an account with the provider's balance in a window. What the creator sells elsewhere on the same
 * account is left out, and so are payments of which no payment intent is known. The fees that the balance tells of are
 * booked on the way (once each), because nothing else knows them.
 *
 * @returns where they differ; nothing is changed about that
 * @throws what the reader throws when the provider cannot be asked
 */
export async function compareBalance(
  deps: AccessDeps & { balance: BalanceReader },
  window: BalanceWindow,
): Promise<BalanceDifference[]> {
  const { db } = deps.database;
  const wider = {
    from: new Date(window.from.getTime() - marginMs),
    to: new Date(window.to.getTime() + marginMs),
  };
  const read = await deps.balance.list({ ...window, ...wider });
  const intents = new Set(read.flatMap(({ paymentIntentId }) => paymentIntentId ?? []));
  const own = await listOwnIntents(db, window, [...intents]);
  const lines = read.filter(({ paymentIntentId }) => paymentIntentId === null || own.has(paymentIntentId));
  await bookFees(deps, window, lines);
  const listed = new Set(lines.map(keyOf));
  const loaded = await loadJournal(db, window, {
    objectIds: lines.map(({ objectId }) => objectId),
    paymentIntentIds: [...own],
  });
  // Of an object that moved in the window other movements are loaded too: a dispute that was lost before and is won now.
  const rows = loaded.filter((row) => isWithin(window, row.at) || listed.has(keyOfRow(row)));
  // Of a payment without a known intent it cannot be told whether the balance has it.
  const compared = rows.filter(({ kind, paymentIntentId }) => kind !== 'payment' || paymentIntentId);
  const journal = new Set(compared.map(keyOfRow));
  const within = lines.filter((line) => isWithin(window, line.at) || journal.has(keyOf(line)));
  const late = await readLatePayments(deps.balance, window.account, { lines: within, rows: compared });
  return findDifferences([...within, ...late], compared);
}

async function bookFees(
  { database }: AccessDeps,
  window: BalanceWindow,
  lines: readonly BalanceLine[],
): Promise<void> {
  const correlationId = `balance-${randomUUID()}`;
  const journal = { ...window, provider: 'stripe', correlationId } as const;
  await writeEntries(database.db, journal, lines.flatMap(feeOf));
}

/**
 * Payments of the window that the balance has at another time: a debit is paid days after it was begun. Each is asked for by
 * itself; they are few.
 */
async function readLatePayments(
  balance: BalanceReader,
  account: string,
  { lines, rows }: { lines: readonly BalanceLine[]; rows: readonly JournalRow[] },
): Promise<BalanceLine[]> {
  const seen = new Set(lines.map(keyOf));
  const missing = rows.filter((row) => row.kind === 'payment' && !seen.has(keyOfRow(row)));
  const found: BalanceLine[] = [];
  for (const { paymentIntentId } of missing.slice(0, mostLate)) {
    if (!paymentIntentId) continue;
    const line = await balance.ofPayment({ account, paymentIntentId });
    if (line) found.push(line);
  }
  return found;
}

function isWithin({ from, to }: BalanceWindow, at: Date): boolean {
  return at >= from && at < to;
}

function keyOf({ kind, objectId }: BalanceLine): string {
  return `${kind}:${objectId}`;
}

function keyOfRow(row: JournalRow): string {
  return `${row.kind}:${journalObject(row)}`;
}
