import { randomUUID } from 'node:crypto';
import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import { beginRead, type ReadLease } from '@latchkey/db/sync/begin-read';
import { subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { applyRead } from './apply-read.ts';

// Hard case 4. The provider's object changes; each change sends a signal, sometimes twice, sometimes late. Readers begin,
// fetch and commit in any interleaving: a lease lapses while its holder sleeps, an older fetch commits after a newer one.

const world = await openWorld();
afterAll(world.drop);
const { clock, database } = world;
const { sql } = database;
const start = clock.now();

/** What the object may turn into, as a history would have it, and as none would. */
const changes: Record<string, (buyer: Buyer) => Partial<SubscriptionFact>> = {
  incomplete: () => ({ status: 'incomplete', everPaid: false, paidInvoice: null }),
  active: () => ({}),
  canceling: () => ({ cancelAt: new Date(start.getTime() + 20 * 86_400_000) }),
  pastDue: ({ orderId }) => ({ status: 'past_due', unpaidInvoice: unpaidInvoice(orderId, start) }),
  unpaid: ({ orderId }) => ({ status: 'unpaid', unpaidInvoice: unpaidInvoice(orderId, start) }),
  paused: () => ({ status: 'paused' }),
  canceled: () => ({ status: 'canceled', endedAt: start }),
};

type Step =
  | { do: 'change'; to: string }
  | { do: 'signal' }
  | { do: 'begin' | 'fetch' | 'commit'; reader: number }
  | { do: 'lapse' };
const readers = 3;
const reader = fc.nat(readers - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      to: fc.constantFrom(...Object.keys(changes)),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'signal' as const }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('begin' as const, 'fetch' as const, 'commit' as const),
      reader,
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'lapse' as const }) },
);

interface Reader {
  lease: ReadLease;
  fetched: SubscriptionFact | null;
}

/** The provider with one subscription, and readers that a schedule moves. */
async function play(steps: readonly Step[]) {
  clock.set(start);
  await world.renew();
  const buyer = await world.order('monthly');
  let object = subscriptionFact(buyer.orderId, start, changes.incomplete?.(buyer));
  const target = world.targetOf(object);
  const running = new Map<number, Reader>();
  await world.signal(target);

  const begin = async (who: number) => {
    const lease = await beginRead(database.db, target, { token: randomUUID(), leaseMs: 60_000 });
    if (typeof lease !== 'string') running.set(who, { lease, fetched: null });
  };
  const commit = async (who: number) => {
    const { lease, fetched } = running.get(who) ?? {};
    if (!lease || !fetched) return;
    running.delete(who);
    await applyRead(world.deps, { target, lease, fact: fetched, correlationId: 'cor' });
  };
  const lapse = () =>
    sql`update sync_object set lease_until = now() - interval '1 second' where object_id = ${target.objectId}`;

  for (const each of steps) {
    if (each.do === 'change') {
      object = subscriptionFact(buyer.orderId, start, changes[each.to]?.(buyer));
      await world.signal(target);
    } else if (each.do === 'signal') await world.signal(target);
    else if (each.do === 'lapse') await lapse();
    else if (each.do === 'begin' && !running.has(each.reader)) await begin(each.reader);
    else if (each.do === 'fetch') Object.assign(running.get(each.reader) ?? {}, { fetched: object });
    else if (each.do === 'commit') await commit(each.reader);
  }
  // What is promised: whoever finds it behind reads it. Those who sleep wake up at the very end, and all at once.
  for (let turn = 0; turn < 3; turn += 1) {
    await lapse();
    const who = readers + turn;
    await begin(who);
    Object.assign(running.get(who) ?? {}, { fetched: object });
    await commit(who);
  }
  await Promise.all([...running.keys()].map(commit));
  return { buyer, object };
}

/** What must be the same whatever the way was. */
async function outcome(buyer: Buyer) {
  const [row] = await sql`
    select s.status, s.ever_paid, s.cancel_at, s.ended_at, s.unpaid_invoice_id, s.grace_until, o.applied_seq = o.requested_seq as current,
      (select count(*)::int from journal_entry j where j.organisation_id = s.organisation_id) as entries
    from subscription s join sync_object o on o.object_id = s.provider_id where s.order_id = ${buyer.orderId}`;
  const [access] = await world.accesses(buyer);
  return { row, access };
}

test('any interleaving of changes, signals and reads ends as the newest object says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const { buyer, object } = await play(steps);
      const { row, access } = await outcome(buyer);
      expect(row).toMatchObject({
        status: object.status,
        unpaid_invoice_id: object.unpaidInvoice?.providerId ?? null,
        current: true,
      });
      const inside = ['active', 'past_due'].includes(object.status);
      if (inside) expect(['PENDING', 'GRANTED']).toContain(access?.state);
      else expect([undefined, 'REVOKE_PENDING', 'REVOKED']).toContain(access?.state);
      expect(access?.graceUntil ?? null).toEqual(
        object.status === 'past_due' ? new Date(start.getTime() + 5 * 86_400_000) : null,
      );
      if (inside) expect(access?.entitledUntil).toEqual(object.cancelAt ?? access?.graceUntil ?? null);
      expect(row?.entries).toBeLessThanOrEqual(1);
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 60_000);

test('an older read that commits last is dropped', async () => {
  await world.renew();
  clock.set(start);
  const buyer = await world.order('monthly');
  const old = subscriptionFact(buyer.orderId, start);
  const target = world.targetOf(old);
  const begin = async () => {
    await world.signal(target);
    await sql`update sync_object set lease_until = null where object_id = ${target.objectId}`;
    const lease = await beginRead(database.db, target, { token: randomUUID(), leaseMs: 60_000 });
    if (typeof lease === 'string') throw new Error(lease);
    return lease;
  };
  const [slow, quick] = [await begin(), await begin()];
  const read = { target, correlationId: 'cor' };
  const ended = subscriptionFact(buyer.orderId, start, { status: 'canceled', endedAt: start });
  expect(await applyRead(world.deps, { ...read, lease: quick, fact: ended })).toMatchObject({
    outcome: 'applied',
  });
  expect(await applyRead(world.deps, { ...read, lease: slow, fact: old })).toMatchObject({
    outcome: 'stale',
  });
  expect(await world.accesses(buyer)).toEqual([]);
});

test('many readers at the same moment: one reads, and the facts are written once', async () => {
  await world.renew();
  clock.set(start);
  const buyer = await world.order('monthly');
  const fact = subscriptionFact(buyer.orderId, start);
  const target = world.targetOf(fact);
  await Promise.all(Array.from({ length: 8 }, () => world.signal(target)));
  const leases = await Promise.all(
    Array.from({ length: 8 }, () => beginRead(database.db, target, { token: randomUUID(), leaseMs: 60_000 })),
  );
  const taken = leases.filter((lease) => lease !== 'busy' && lease !== 'current');
  expect(taken).toHaveLength(1);
  // As if all of them had read: as after leases that have lapsed.
  const lease = taken[0] as ReadLease;
  const applied = await Promise.all(
    Array.from({ length: 6 }, () => applyRead(world.deps, { target, lease, fact, correlationId: 'cor' })),
  );
  expect(applied.map(({ outcome }) => outcome).sort()).toEqual(['applied', ...Array(5).fill('stale')]);
  expect(await world.history(buyer)).toEqual(['PENDING']);
  expect(world.jobs).toHaveLength(1);
});
