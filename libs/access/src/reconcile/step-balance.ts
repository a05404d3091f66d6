import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { endUnseen } from '@latchkey/db/reconcile/end-settled-drifts';
import type { PartAccount } from '@latchkey/db/reconcile/take-part';
import type { BalanceDifference } from './balance-comparison.ts';
import { closeAlerts, type Found, noteDrifts } from './note-drifts.ts';
import { objectSubject } from './object-subject.ts';
import { accountLost, notingOf, type PartStep } from './part-step.ts';

const hourMs = 3_600_000;
/** Money of the last hour is still being entered on both sides. */
const freshMs = hourMs;
const windowMs = 7 * 24 * hourMs;

/**
 * The journal of an account against the provider's balance, over the last seven days. What differs is money: it waits for
 * a person. A difference that has left the window stays until somebody has dealt with it.
 */
export const stepBalance: PartStep = async (deps, part) => {
  const { account } = part;
  if (!deps.compareBalance) return { failure: 'not_available', retryAfterMs: null };
  if (!account || account.disconnected) return accountLost;
  const to = new Date(part.startedAt.getTime() - freshMs);
  const from = new Date(Math.max(to.getTime() - windowMs, account.connectedAt.getTime()));
  const compared = await deps.compareBalance({ ...account, from, to });
  if (!compared.ok) return compared;
  const found = compared.differences.map((difference) => driftOf(account, difference, { from, to }));
  const noting = notingOf(deps, part);
  await unitOfWork(named(deps, 'reconcile'), async (unit) => {
    await noteDrifts(unit, noting, { found, gone: [] });
    const covered = { notSeenSince: noting.at, coveredFrom: from };
    await closeAlerts(unit, noting, await endUnseen(unit.db, { ...noting, ...covered }));
  });
  return { compared: found.length, found: found.length, cursor: null };
};

function driftOf(
  account: PartAccount,
  difference: BalanceDifference,
  window: { from: Date; to: Date },
): Found {
  const { objectId, kind, currency, journalMinor, providerMinor } = difference;
  return {
    kind: 'journal-differs',
    subjectKind: 'balance',
    subjectId: `${objectSubject({ ...account, objectId })}/${kind}`,
    fix: 'none',
    waitsForPerson: true,
    tell: true,
    size: 1,
    evidence: {
      provider: { amountMinor: providerMinor?.toString() ?? null, currency },
      books: { amountMinor: journalMinor?.toString() ?? null, currency },
      object: { id: objectId, kind },
      ...window,
    },
  };
}
