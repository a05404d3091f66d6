import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import { purchaseFact, subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { sweepOverdue } from '../sweep/sweep-overdue.ts';
import { noteAccount } from './note-account.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;
let buyer: Buyer;

beforeEach(async () => {
  await sql`update subscription set due_at = null`;
  await sql`update channel_access set due_at = null`;
  await world.renew();
  buyer = await world.order('monthly');
});

const readAccount = (read: { ready: boolean; requirementsDue: string[] } | null) => {
  const { organisationId, account } = world.shop;
  return noteAccount(deps, { organisationId, account, livemode: false, correlationId: 'cor_account' }, read);
};
const disconnect = () => readAccount(null);
const reconnect = () => readAccount({ ready: true, requirementsDue: [] });
const account = async () =>
  (await sql`select ready, disconnected_at from stripe_account where account = ${world.shop.account}`)[0];
const alerts = async () =>
  (
    await sql`select closed_at is null as open from alert where organisation_id = ${world.shop.organisationId}`
  ).map(({ open }) => open);
const enter = async (fact: SubscriptionFact) => {
  await world.read(fact);
  await world.converge(buyer);
};
/** What the sweeps do, as often as they find something; nobody can ask the provider. */
async function sweep(): Promise<number> {
  expect((await sweepOverdue(deps, 'subscriptions')).found).toBe(0);
  return (await sweepOverdue(deps, 'lapsed subscriptions')).found;
}
const state = async () => (await world.access(buyer)).state;

describe('hard case 35: the creator disconnects the account', () => {
  test('told once; the moment is that of the first reading', async () => {
    for (let times = 0; times < 3; times += 1) await disconnect();
    const at = (await account())?.disconnected_at;
    clock.advance({ days: 1 });
    await disconnect();
    expect(await account()).toEqual({ ready: false, disconnected_at: at });
    expect(await alerts()).toEqual([true]);
  });

  test('in until paid-through, out after it without the provider being read', async () => {
    await enter(subscriptionFact(buyer.orderId, clock.now()));
    await disconnect();
    expect(await state()).toBe('GRANTED');
    clock.advance({ days: 29, hours: 23 });
    expect(await sweep()).toBe(0);
    await world.converge(buyer);
    expect(await state()).toBe('GRANTED');
    clock.advance({ hours: 2 });
    expect(await sweep()).toBe(1);
    expect(await world.access(buyer)).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'period_over' });
    expect(await sweep()).toBe(0);
  });

  test('a grace that runs is waited for', async () => {
    const paid = subscriptionFact(buyer.orderId, clock.now());
    await enter(paid);
    clock.advance({ days: 30, hours: 1 });
    await world.read({
      ...paid,
      status: 'past_due',
      unpaidInvoice: unpaidInvoice(buyer.orderId, clock.now()),
    });
    await disconnect();
    clock.advance({ days: 4, hours: 23 });
    await sweep();
    expect(await state()).toBe('GRANTED');
    clock.advance({ hours: 2 });
    expect(await sweep()).toBe(1);
    expect(await state()).toBe('REVOKE_PENDING');
  });

  test('paid for two months: put off until then', async () => {
    const paid = subscriptionFact(buyer.orderId, clock.now());
    await enter({
      ...paid,
      paidInvoice: paid.paidInvoice && { ...paid.paidInvoice, periodEnd: clock.in({ days: 60 }) },
    });
    await disconnect();
    clock.advance({ days: 31 });
    expect(await sweep()).toBe(1);
    expect([await state(), await sweep()]).toEqual(['GRANTED', 0]);
    clock.advance({ days: 29 });
    expect(await sweep()).toBe(1);
    expect(await state()).toBe('REVOKE_PENDING');
  });

  test('what was paid once lasts', async () => {
    buyer = await world.order('once');
    await world.read(purchaseFact(buyer.orderId, clock.now()));
    await world.converge(buyer);
    await disconnect();
    clock.advance({ days: 900 });
    await sweep();
    await world.converge(buyer);
    expect(await state()).toBe('GRANTED');
  });

  test('and connects it again: the alert is over, all is read anew, and who went on paying is let in', async () => {
    const paid = subscriptionFact(buyer.orderId, clock.now());
    await enter(paid);
    await disconnect();
    clock.advance({ days: 31 });
    await sweep();
    await world.converge(buyer);
    expect(await state()).toBe('REVOKED');
    await reconnect();
    expect(await alerts()).toEqual([false]);
    expect(await account()).toEqual({ ready: true, disconnected_at: null });
    expect((await sweepOverdue(deps, 'subscriptions')).found).toBe(1);
    await world.read({ ...paid, periodEnd: clock.in({ days: 29 }) });
    expect(await state()).toBe('PENDING');
  });
});
