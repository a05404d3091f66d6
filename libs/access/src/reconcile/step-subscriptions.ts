import type { ListedSubscription } from '@latchkey/contracts/facts/provider-lists';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { endReadSubscriptions } from '@latchkey/db/reconcile/end-settled-drifts';
import {
  type KnownObjects,
  type KnownSubscription,
  knownSubscriptions,
} from '@latchkey/db/reconcile/known-subscriptions';
import type { PartAccount } from '@latchkey/db/reconcile/take-part';
import { promiseRead } from '@latchkey/db/sync/promise-read';
import { awaitsMoney, compareSubscription } from './compare-subscription.ts';
import { closeAlerts, type Found, noteDrifts } from './note-drifts.ts';
import { objectSubject } from './object-subject.ts';
import { accountLost, notingOf, type PartStep } from './part-step.ts';

/**
 * A page of an account's subscriptions against ours. What differs, or is not on file, is read again; what is being read
 * is on its way already.
 */
export const stepSubscriptions: PartStep = async (deps, part) => {
  const { account } = part;
  if (!account || account.disconnected) return accountLost;
  const { after } = (part.cursor as { after: string } | null) ?? { after: null };
  const listed = await deps.lists.subscriptions({ ...account, after });
  if (!listed.ok) return listed;
  const { items, compared, next } = listed.page;
  const noting = notingOf(deps, part);
  const found = await unitOfWork(named(deps, 'reconcile'), async (unit) => {
    const known = await knownSubscriptions(unit.db, {
      ...account,
      providerIds: items.map((item) => item.providerId),
      orderIds: items.flatMap((item) => item.orderId ?? []),
    });
    const page = judge(account, items, known, noting.at);
    await closeAlerts(unit, noting, await endReadSubscriptions(unit.db, { ...noting, ...account }));
    await noteDrifts(unit, noting, page);
    for (const target of page.toRead) {
      await promiseRead(unit, { ...noting, target });
    }
    return page.found.length;
  });
  return { compared, found, cursor: next === null ? null : { after: next } };
};

function judge(account: PartAccount, items: readonly ListedSubscription[], known: KnownObjects, at: Date) {
  const found: Found[] = [];
  const gone: { subjectId: string; except: [] }[] = [];
  const toRead: SyncTarget[] = [];
  for (const listed of items) {
    const { providerId, orderId } = listed;
    if (!orderId || !known.orders.has(orderId) || known.unread.has(providerId)) continue;
    const target = {
      account: account.account,
      livemode: account.livemode,
      objectKind: 'subscription',
      objectId: providerId,
    } as const;
    const ours = known.subscriptions.get(providerId);
    const differs = compareSubscription(listed, ours);
    if (differs.length > 0) found.push(driftOf(listed, ours, differs, target, at));
    else gone.push({ subjectId: objectSubject(target), except: [] });
    if (differs.length === 0 && ours && awaitsMoney(ours)) toRead.push(target);
  }
  return { found, gone, toRead };
}

function driftOf(
  listed: ListedSubscription,
  known: KnownSubscription | undefined,
  differs: ReturnType<typeof compareSubscription>,
  target: SyncTarget,
  at: Date,
): Found {
  return {
    kind: 'provider-differs',
    subjectKind: 'subscription',
    subjectId: objectSubject(target),
    fix: 'read_again',
    waitsForPerson: false,
    tell: true,
    size: 1,
    evidence: { targets: [target], differs, provider: listed, books: known ?? null, lookedAt: at },
  };
}
