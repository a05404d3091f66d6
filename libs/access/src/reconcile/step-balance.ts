import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { endUnseen } from '@latchkey/db/reconcile/end-settled-drifts';
import type { PartAccount } from '@latchkey/db/reconcile/take-part';
import type { BalanceDifference } from '../money/find-differences.ts';
import { closeAlerts, type Found, noteDrifts } from './note-drifts.ts';
import { objectSubject } from './object-subject.ts';
import { accountLost, notingOf, type PartStep } from './part-step.ts';

const hourMs = 3_600_000;
/** Money of the last hour is still being entered on both sides. */
const freshMs = hourMs;
const windowMs = 7 * 24 * hourMs;
/** After a longer outage no pass could hold everything that has moved. */
const longestMs = 31 * 24 * hourMs;

/**
 * The journal of an account against the provider's balance, over the last seven days, or since the last pass where that was
 * longer ago. What a charge tells of is read again; what still differs then is money, and waits for a person. A difference
 * that has left the window stays until somebody has dealt with it.
 */
export const stepBalance: PartStep = async (deps, part) => {
  const { account } = part;
  if (!deps.compareBalance) return { failure: 'not_available', retryAfterMs: null };
  if (!account || account.disconnected) return accountLost;
  const to = new Date(part.startedAt.getTime() - freshMs);
  const since = Math.min(to.getTime() - windowMs, part.succeededAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const from = new Date(Math.max(since, to.getTime() - longestMs, account.connectedAt.getTime()));
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
  const { objectId, chargeId, kind, currency, journalMinor, providerMinor } = difference;
  const { account: of, livemode } = account;
  const targets = chargeId ? [{ account: of, livemode, objectKind: 'charge', objectId: chargeId }] : [];
  return {
    kind: 'journal-differs',
    subjectKind: 'balance',
    subjectId: `${objectSubject({ ...account, objectId })}/${kind}`,
    fix: targets.length > 0 ? 'read_again' : 'none',
    waitsForPerson: targets.length === 0,
    tell: true,
    size: 1,
    evidence: {
      targets,
      provider: { amountMinor: providerMinor.toString(), currency },
      books: { amountMinor: journalMinor.toString(), currency },
      object: { id: objectId, kind },
      ...window,
    },
  };
}
