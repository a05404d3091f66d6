import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { endUnseen } from '@latchkey/db/reconcile/end-settled-drifts';
import type { PartAccount, TakenPart } from '@latchkey/db/reconcile/take-part';
import type { BalanceDifference } from '../money/find-differences.ts';
import { closeAlerts, type Found, noteDrifts } from './note-drifts.ts';
import { objectSubject } from './object-subject.ts';
import { accountLost, notingOf, type PartStep } from './part-step.ts';

const hourMs = 3_600_000;
/** Money of the last hour is still being entered on both sides. */
const freshMs = hourMs;
const windowMs = 7 * 24 * hourMs;

/** From where the pass began, and from where it goes on. */
interface Cursor {
  began: Date;
  from: Date;
}

/**
 * The journal of an account against the provider's balance: seven days at a time, over the last seven days, or since the last
 * pass where that is longer ago. What a charge tells of is read again; what still differs then is money, and waits for a
 * person. A difference that has left the window stays until somebody has dealt with it.
 */
export const stepBalance: PartStep = async (deps, part) => {
  const { account } = part;
  if (!deps.compareBalance) return { failure: 'not_available', retryAfterMs: null };
  if (!account || account.disconnected) return accountLost;
  const last = new Date(part.startedAt.getTime() - freshMs);
  const { began, from } = readCursor(part.cursor) ?? begin(part, account, last);
  const to = new Date(Math.min(from.getTime() + windowMs, last.getTime()));
  const compared = await deps.compareBalance({ ...account, from, to });
  if (!compared.ok) return compared;
  const found = compared.differences.map((difference) => driftOf(account, difference, { from, to }));
  const noting = notingOf(deps, part);
  const over = to >= last;
  await unitOfWork(named(deps, 'reconcile'), async (unit) => {
    await noteDrifts(unit, noting, { found, gone: [] });
    const covered = { notSeenSince: part.startedAt, coveredFrom: began };
    if (over) await closeAlerts(unit, noting, await endUnseen(unit.db, { ...noting, ...covered }));
  });
  return { compared: found.length, found: found.length, cursor: over ? null : { began, from: to } };
};

function begin({ succeededAt }: TakenPart, { connectedAt }: PartAccount, last: Date): Cursor {
  // The last pass left its own last hour to this one.
  const compared = succeededAt ? succeededAt.getTime() - freshMs : Number.POSITIVE_INFINITY;
  const from = new Date(Math.max(Math.min(last.getTime() - windowMs, compared), connectedAt.getTime()));
  return { began: from, from };
}

function readCursor(stored: TakenPart['cursor']): Cursor | null {
  if (!stored) return null;
  const { began, from } = stored as Record<keyof Cursor, string>;
  return { began: new Date(began), from: new Date(from) };
}

function driftOf(
  account: PartAccount,
  difference: BalanceDifference,
  window: { from: Date; to: Date },
): Found {
  const { objectId, chargeId, kind, currency, journalMinor, providerMinor, at } = difference;
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
      at,
      ...window,
    },
  };
}
