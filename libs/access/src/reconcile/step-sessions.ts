import type { OrderId } from '@latchkey/contracts/ids';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { endSettledSessions } from '@latchkey/db/reconcile/end-settled-drifts';
import { forgottenSessions, oldestOpenOrder, openSessions } from '@latchkey/db/reconcile/open-orders';
import type { PartAccount } from '@latchkey/db/reconcile/take-part';
import { closeAlerts, type Found, type Noting, noteDrifts } from './note-drifts.ts';
import { objectSubject } from './object-subject.ts';
import { accountLost, notingOf, type PartStep } from './part-step.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';

/** A session is paid or expired within a day: what is older than this, the list need not be searched for. */
const listedMs = 31 * 86_400_000;
/** Of older orders so many are read by themselves in a pass. */
const forgottenAtOnce = 50;

/**
 * A page of an account's Checkout Sessions since the oldest order of which nothing was heard: those that were completed,
 * or have expired, without our knowing are read. Those of orders that are older than any list goes back are read one by
 * one. Where no such order is, nothing is asked.
 */
export const stepSessions: PartStep = async (deps, part) => {
  const { account } = part;
  if (!account || account.disconnected) return accountLost;
  const of = { ...account, since: new Date(part.startedAt.getTime() - listedMs) };
  const noting = notingOf(deps, part);
  const settled = () =>
    unitOfWork(named(deps, 'reconcile'), async (unit) =>
      closeAlerts(unit, noting, await endSettledSessions(unit.db, noting)),
    );
  const { after } = (part.cursor as { after: string } | null) ?? { after: null };
  const forgotten = after === null ? await readForgotten(deps, account, of, noting) : 0;
  const from = await oldestOpenOrder(deps.database.db, of);
  if (!from) {
    await settled();
    return { compared: forgotten, found: forgotten, cursor: null };
  }
  const listed = await deps.lists.sessions({ ...account, from, after });
  if (!listed.ok) return listed;
  const { items, compared, next } = listed.page;
  await settled();
  const found = await unitOfWork(named(deps, 'reconcile'), async (unit) => {
    const over = items.filter((session) => !session.open);
    const ours = await openSessions(unit.db, { ...of, sessionIds: over.map((one) => one.providerId) });
    const drifts = over.flatMap(({ providerId, orderId }) =>
      orderId && ours.get(providerId) === orderId
        ? [driftOf(account, { providerId, orderId }, noting.at)]
        : [],
    );
    await noteDrifts(unit, noting, { found: drifts, gone: [] });
    return drifts.length;
  });
  return {
    compared: compared + forgotten,
    found: found + forgotten,
    cursor: next === null ? null : { after: next },
  };
};

/** @returns how many there were */
async function readForgotten(
  deps: ReconcileDeps,
  account: PartAccount,
  of: Parameters<typeof oldestOpenOrder>[1],
  noting: Noting,
): Promise<number> {
  return unitOfWork(named(deps, 'reconcile'), async (unit) => {
    const forgotten = await forgottenSessions(unit.db, { ...account, ...of, limit: forgottenAtOnce });
    const found = Array.from(forgotten, ([providerId, orderId]) =>
      driftOf(account, { providerId, orderId }, noting.at),
    );
    await noteDrifts(unit, noting, { found, gone: [] });
    return found.length;
  });
}

function driftOf(
  { account, livemode }: PartAccount,
  { providerId: objectId, orderId }: { providerId: string; orderId: OrderId },
  at: Date,
): Found {
  const target = { account, livemode, objectKind: 'checkout_session', objectId } as const;
  return {
    kind: 'provider-differs',
    subjectKind: 'checkout_session',
    subjectId: objectSubject(target),
    fix: 'read_again',
    waitsForPerson: false,
    tell: true,
    size: 1,
    evidence: {
      targets: [target],
      provider: { open: false },
      books: { orderId, status: 'open' },
      lookedAt: at,
    },
  };
}
