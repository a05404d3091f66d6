import { LatchkeyError } from '@latchkey/contracts/errors';
import type { DriftId } from '@latchkey/contracts/ids';
import { newId } from '@latchkey/db/new-id';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openReconciler } from '../../test/open-reconciler.ts';
import type { Buyer } from '../../test/open-world.ts';
import type { BalanceDifference } from '../money/find-differences.ts';
import { dismissDrift } from './dismiss-drift.ts';
import { fixDrift } from './fix-drift.ts';
import { runNow } from './run-now.ts';

const world = await openReconciler();
afterAll(world.drop);
const { clock, chat, database } = world;
const { sql } = database;
let buyer: Buyer;

beforeEach(async () => {
  chat.members.clear();
  await world.begin();
  buyer = await world.order('monthly');
});

const act = () =>
  ({ actorKind: 'user', actorId: 'usr_1', correlationId: 'cor_act', at: clock.now() }) as const;
const fix = (driftId: DriftId) =>
  fixDrift(world.deps, { organisationId: world.shop.organisationId, driftId }, act());
const dismiss = (driftId: DriftId, reason = 'they are friends of the house') =>
  dismissDrift(world.deps, { organisationId: world.shop.organisationId, driftId, reason }, act());
const theDrift = async () => {
  const [drift, another] = await world.drifts();
  if (!drift || another) throw new Error('not one drift');
  return drift;
};
const audited = async () =>
  sql`
    select action, actor_id, target_id from audit
    where organisation_id = ${world.shop.organisationId} and target_kind <> 'access' order by id`;
const count = (members: number) => {
  world.census.members = { ok: true, value: members };
  return world.run('count');
};
/** Granted, and not gone in for days. */
async function neverWentIn(): Promise<void> {
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  await world.converge(buyer);
  clock.advance({ days: 2 });
  await world.run('members');
  world.forget();
}

describe('a fix on a person’s word', () => {
  test('asks for what was proposed, through the machine, and is audited', async () => {
    await world.read(subscriptionFact(buyer.orderId, clock.now()));
    chat.refuse('look', 'rights_missing');
    await world.converge(buyer);
    clock.advance({ minutes: 20 });
    await world.run('members');
    const drift = await theDrift();
    expect(drift).toMatchObject({ kind: 'paid-not-in', fix: 'converge', waitsForPerson: true });
    world.forget();
    expect(await fix(drift.id)).toMatchObject({ id: drift.id, state: 'open', fixAppliedAt: clock.now() });
    expect(world.promised()).toEqual(['access.converge']);
    expect(await audited()).toEqual([{ action: 'drift.fix', actor_id: 'usr_1', target_id: drift.id }]);
    expect((await world.access(buyer)).version).toBe(1);
  });

  test('who never went in is told the way in once more, by the person’s word only and once', async () => {
    await neverWentIn();
    const drift = await theDrift();
    expect([drift, await world.alerts()]).toMatchObject([{ fix: 'invite', waitsForPerson: true }, []]);
    expect(await world.notices(buyer)).toEqual(['way_in']);
    await fix(drift.id);
    await fix(drift.id);
    expect(await world.notices(buyer)).toEqual(['way_in', 'way_in']);
  });

  test('hard case 33: somebody blocked meanwhile is not invited', async () => {
    await neverWentIn();
    await sql`
      insert into block (organisation_id, id, subscriber_id, reason, money_choice, created_at)
      values (${world.shop.organisationId}, ${newId('block')}, ${buyer.subscriberId}, 'spam', 'none', now())`;
    await expect(fix((await theDrift()).id)).rejects.toThrow(/not entitled/);
    expect([await world.notices(buyer), await audited()]).toEqual([['way_in'], []]);
  });

  test('what nothing here can put right says so; what is over, too; what is another’s is not there', async () => {
    await count(3);
    const { id } = await theDrift();
    await expect(fix(id)).rejects.toThrow(/takes a person/);
    await count(0);
    await expect(fix(id)).rejects.toThrow(new LatchkeyError('conflict', 'This drift is fixed already.'));
    await world.begin();
    await expect(fix(id)).rejects.toThrow(new LatchkeyError('not_found', 'There is no such drift.'));
    await expect(dismiss(id)).rejects.toThrow(/no such drift/);
  });
});

describe('dismissed', () => {
  test('it stays so while it is seen and does not grow; grown, it is open again', async () => {
    await count(3);
    const { id } = await theDrift();
    expect(await dismiss(id)).toMatchObject({ state: 'dismissed', reason: 'they are friends of the house' });
    expect(await world.alerts()).toEqual([{ subject: id, open: false }]);
    await count(3);
    await count(2);
    await count(3);
    expect(await theDrift()).toMatchObject({ id, state: 'dismissed', waitsForPerson: false, size: 3 });
    await count(4);
    expect(await theDrift()).toMatchObject({ id, state: 'open', waitsForPerson: true, size: 4 });
    expect(await audited()).toMatchObject([{ action: 'drift.dismiss', target_id: id }]);
  });

  test('over once, it is found anew', async () => {
    await count(3);
    const { id } = await theDrift();
    await dismiss(id);
    await count(0);
    await count(1);
    expect(await world.drifts()).toMatchObject([
      { id, state: 'dismissed', over: true },
      { state: 'open', over: false },
    ]);
    await expect(dismiss(id)).rejects.toThrow(/dismissed already/);
  });
});

test('all parts now, on a person’s word', async () => {
  expect(await runNow(world.deps, world.shop.organisationId, act())).toBe(6);
  expect(world.promised()).toEqual(Array.from({ length: 6 }, () => 'reconcile.part'));
  expect(await audited()).toMatchObject([{ action: 'reconcile.run' }]);
});

describe('the journal', () => {
  let difference: BalanceDifference;
  beforeEach(() => {
    difference = {
      objectId: 're_1',
      chargeId: null,
      kind: 'refund',
      journalMinor: 0n,
      providerMinor: -500n,
      currency: 'EUR',
      at: clock.now(),
    };
  });
  const compare = (differences: BalanceDifference[]) => {
    world.reconciling.compareBalance = async () => ({ ok: true, differences });
    return world.run('balance');
  };

  test('differs from the provider’s balance: a drift each, that waits for a person, until it agrees', async () => {
    await compare([difference, { ...difference, objectId: 're_2' }]);
    expect(await world.drifts()).toMatchObject([
      {
        kind: 'journal-differs',
        fix: 'none',
        waitsForPerson: true,
        evidence: { provider: { amountMinor: '-500' } },
      },
      { kind: 'journal-differs' },
    ]);
    clock.advance({ minutes: 15 });
    await compare([difference]);
    expect((await world.drifts()).map(({ state }) => state)).toEqual(['open', 'fixed']);
    clock.advance({ hours: 2 });
    await compare([difference]);
    // Out of the window it is not seen any more, and that is no reason to call it fixed.
    clock.advance({ days: 9 });
    await compare([]);
    expect((await world.drifts()).map(({ state }) => state)).toEqual(['open', 'fixed']);
  });

  test('what a charge tells of is read again first; what that has not put right in two intervals waits for a person', async () => {
    const told = { ...difference, chargeId: 'ch_1' };
    await compare([told]);
    expect(world.jobs).toMatchObject([
      { name: 'payment.sync', payload: { objectKind: 'charge', objectId: 'ch_1' } },
    ]);
    expect(await world.drifts()).toMatchObject([{ fix: 'read_again', waitsForPerson: false }]);
    clock.advance({ minutes: 31 });
    await compare([told]);
    expect(await world.drifts()).toMatchObject([{ fix: 'read_again', waitsForPerson: true }]);
  });

  test('is compared since the last pass, where that is longer ago than a week: a week at a time', async () => {
    const windows: number[][] = [];
    const hoursAgo = (at: Date) => Math.round((clock.now().getTime() - at.getTime()) / 3_600_000);
    world.reconciling.compareBalance = async ({ from, to }) => {
      windows.push([hoursAgo(from), hoursAgo(to)]);
      return { ok: true, differences: windows.length === 3 ? [difference] : [] };
    };
    await sql`update stripe_account set created_at = ${clock.in({ days: -99 }).toISOString()}`;
    for (const days of [0, 1, 12]) {
      clock.advance({ days });
      await world.run('balance');
    }
    const week = 7 * 24;
    expect(windows).toEqual([
      [week + 1, 1],
      [week + 1, 1],
      [12 * 24 + 1, 12 * 24 + 1 - week],
      [12 * 24 + 1 - week, 1],
    ]);
    // Found in the first of its weeks: not called fixed by the last one.
    expect(await world.drifts()).toMatchObject([{ state: 'open' }]);
  });

  test('is not compared where nothing can compare it, and nobody says it was', async () => {
    expect(await world.run('balance')).toMatchObject({ failure: 'not_available' });
    expect(await world.partOf('balance')).toMatchObject({ succeeded_at: null, failure: 'not_available' });
  });
});

test('many drifts at once raise a few alerts; the list has them all', async () => {
  const differences = Array.from({ length: 25 }, (_, n) => ({
    objectId: `pi_${n}`,
    chargeId: null,
    kind: 'payment' as const,
    journalMinor: 1n,
    providerMinor: 2n,
    currency: 'EUR',
    at: clock.now(),
  }));
  world.reconciling.compareBalance = async () => ({ ok: true, differences });
  await world.run('balance');
  expect([(await world.drifts()).length, (await world.alerts()).length]).toEqual([25, 10]);
});
