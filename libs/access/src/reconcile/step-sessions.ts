import type { ListedSession } from '@latchkey/contracts/facts/provider-lists';
import type { OrderId } from '@latchkey/contracts/ids';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { endSettledSessions } from '@latchkey/db/reconcile/end-settled-drifts';
import { oldestOpenOrder, openSessions } from '@latchkey/db/reconcile/open-orders';
import type { PartAccount } from '@latchkey/db/reconcile/take-part';
import { closeAlerts, type Found, noteDrifts } from './note-drifts.ts';
import { objectSubject } from './object-subject.ts';
import { accountLost, notingOf, type PartStep } from './part-step.ts';

/** A session is paid or expired within a day; what is older than this was read to its end. */
const keptMs = 31 * 86_400_000;

/**
 * A page of an account's Checkout Sessions since the oldest order of which nothing was heard: those that were completed,
 * or have expired, without our knowing are read. Where no such order is, nothing is asked.
 */
export const stepSessions: PartStep = async (deps, part) => {
  const { account } = part;
  if (!account || account.disconnected) return accountLost;
  const of = { ...account, since: new Date(part.startedAt.getTime() - keptMs) };
  const noting = notingOf(deps, part);
  const from = await oldestOpenOrder(deps.database.db, of);
  const settled = () =>
    unitOfWork(named(deps, 'reconcile'), async (unit) =>
      closeAlerts(unit, noting, await endSettledSessions(unit.db, noting)),
    );
  if (!from) {
    await settled();
    return { compared: 0, found: 0, cursor: null };
  }
  const { after } = (part.cursor as { after: string } | null) ?? { after: null };
  const listed = await deps.lists.sessions({ ...account, from, after });
  if (!listed.ok) return listed;
  const { items, compared, next } = listed.page;
  await settled();
  const found = await unitOfWork(named(deps, 'reconcile'), async (unit) => {
    const over = items.filter((session) => !session.open);
    const ours = await openSessions(unit.db, { ...of, sessionIds: over.map((one) => one.providerId) });
    const drifts = over.flatMap((session) =>
      driftOf(account, session, ours.get(session.providerId), noting.at),
    );
    await noteDrifts(unit, noting, { found: drifts, gone: [] });
    return drifts.length;
  });
  return { compared, found, cursor: next === null ? null : { after: next } };
};

function driftOf(
  { account, livemode }: PartAccount,
  session: ListedSession,
  orderId: OrderId | undefined,
  at: Date,
): Found[] {
  if (!orderId || orderId !== session.orderId) return [];
  const target = { account, livemode, objectKind: 'checkout_session', objectId: session.providerId } as const;
  return [
    {
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
    },
  ];
}
