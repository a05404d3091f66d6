import type { ChargeFact } from '@latchkey/contracts/facts/charge-fact';
import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import type { MoneyPolicy } from '@latchkey/contracts/money-policy';
import { purchaseFact, subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { chargeFact, disputeFact, movement, refundFact } from '@latchkey/db/testing/factories/money';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { sweepOverdue } from '../sweep/sweep-overdue.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;
let buyer: Buyer;
let paid: SubscriptionFact;

beforeEach(async () => {
  await world.renew();
  buyer = await world.order('monthly');
  paid = subscriptionFact(buyer.orderId, clock.now());
});

/** In the channel, and an hour later. */
async function enter(): Promise<void> {
  await world.read(paid);
  await world.converge(buyer);
  clock.advance({ hours: 1 });
}
const says = (differs: Partial<ChargeFact>) => world.read(chargeFact(paid, differs));
const set = (policies: { refund?: MoneyPolicy; dispute?: MoneyPolicy }) => sql`
  update organisation set refund_policy = ${policies.refund ?? 'end_now'}, dispute_policy = ${policies.dispute ?? 'end_now'}
  where id = ${world.shop.organisationId}`;
const access = () => world.access(buyer);
const state = async () => (await access()).state;
const books = async () => {
  const rows = await sql`
    select e.kind, l.amount_minor::int as amount from journal_entry e join journal_line l on l.entry_id = e.id
    where e.organisation_id = ${world.shop.organisationId} and l.book_account = 'provider_balance' order by e.at, e.kind, l.amount_minor desc`;
  return rows.map(({ kind, amount }) => `${kind} ${amount}`);
};
const alerts = async () => {
  const rows = await sql`
    select kind, detail ->> 'dispute' as dispute, closed_at is null as open from alert where organisation_id = ${world.shop.organisationId}`;
  return rows.map(({ kind, dispute, open }) => [kind, dispute, open]);
};
/** Same moment, many times: nothing more comes of it. */
async function again(differs: Partial<ChargeFact>): Promise<void> {
  for (let times = 0; times < 3; times += 1) expect((await says(differs)).outcome).toBe('applied');
}

describe('hard case 25: a refund', () => {
  test('in full: access ends, once, and the books say so once', async () => {
    await enter();
    await again({ refunds: [refundFact(clock.now(), { providerId: `re_${buyer.orderId}` })] });
    expect(await access()).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'refunded' });
    await world.converge(buyer);
    expect(await world.history(buyer)).toEqual(['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED']);
    expect(await books()).toEqual(['payment 1000', 'refund -1000']);
  });

  test('in part: keeps; the rest of it later: ends', async () => {
    await enter();
    const part = refundFact(clock.now(), { amount: { amountMinor: 400n, currency: 'EUR' } });
    const rest = refundFact(clock.now(), { amount: { amountMinor: 600n, currency: 'EUR' } });
    await again({ refunds: [part] });
    expect(await state()).toBe('GRANTED');
    await again({ refunds: [part, rest] });
    expect(await state()).toBe('REVOKE_PENDING');
    expect(await books()).toEqual(['payment 1000', 'refund -400', 'refund -600']);
  });

  test('is told once, each by itself, however often it is read; one of long ago is no news', async () => {
    await enter();
    const told = async () => (await world.notices(buyer)).filter((kind) => kind === 'refunded').length;
    const part = refundFact(clock.now(), { amount: { amountMinor: 400n, currency: 'EUR' } });
    await again({ refunds: [part] });
    expect(await told()).toBe(1);
    const rest = refundFact(clock.now(), { amount: { amountMinor: 600n, currency: 'EUR' } });
    await again({ refunds: [part, rest] });
    expect(await told()).toBe(2);
    const old = refundFact(new Date(clock.now().getTime() - 8 * 86_400_000));
    const failed = refundFact(clock.now(), { status: 'failed' });
    await again({ refunds: [part, rest, old, failed] });
    expect(await told()).toBe(2);
  });

  test('that failed afterwards: the money is back, and so is the access', async () => {
    await enter();
    const refund = refundFact(clock.now());
    await says({ refunds: [refund] });
    await world.converge(buyer);
    expect(await state()).toBe('REVOKED');
    const returned = movement(1_000n, clock.now());
    await again({
      refunds: [{ ...refund, status: 'failed', failureReason: 'lost_or_stolen_card', returned }],
    });
    expect(await state()).toBe('PENDING');
    expect(await books()).toEqual(['payment 1000', 'refund -1000', 'refund_failed 1000']);
  });

  test('that failed before anybody heard of it: both movements, and nobody was removed', async () => {
    await enter();
    const at = clock.now();
    await says({ refunds: [refundFact(at, { status: 'failed', returned: movement(1_000n, at) })] });
    expect(await books()).toEqual(['payment 1000', 'refund -1000', 'refund_failed 1000']);
    expect(await world.history(buyer)).toEqual(['PENDING', 'GRANTED']);
  });

  test('that waits has moved nothing yet, and counts for the access', async () => {
    await enter();
    await says({ refunds: [refundFact(clock.now(), { status: 'pending', moved: null })] });
    expect([await state(), await books()]).toEqual(['REVOKE_PENDING', ['payment 1000']]);
  });

  test('of a period that was followed by a paid one changes nothing; a newer payment lets in again', async () => {
    await enter();
    await says({ refunds: [refundFact(clock.now())] });
    expect(await state()).toBe('REVOKE_PENDING');
    const first = paid;
    clock.advance({ days: 30 });
    paid = renewed();
    await world.read(paid);
    expect(await state()).toBe('PENDING');
    await world.read(chargeFact(first, { refunds: [refundFact(clock.now())] }));
    expect(await state()).toBe('PENDING');
  });

  test('keeps where the creator says so, and a later setting does not reach back', async () => {
    await enter();
    await set({ refund: 'keep' });
    const refunds = [refundFact(clock.now())];
    await says({ refunds });
    await set({ refund: 'end_now' });
    await again({ refunds });
    expect(await state()).toBe('GRANTED');
    expect(await books()).toEqual(['payment 1000', 'refund -1000']);
  });

  test('ends with the period where the creator says so: by a turn of time that nobody has to tell', async () => {
    await enter();
    await set({ refund: 'end_at_period_end' });
    await says({ refunds: [refundFact(clock.now())] });
    const { dueAt, entitledUntil } = await access();
    expect(await state()).toBe('GRANTED');
    expect(dueAt).toEqual(entitledUntil);
    clock.set(new Date((dueAt?.getTime() ?? 0) - 1));
    await world.converge(buyer);
    expect(await state()).toBe('GRANTED');
    clock.advance({ minutes: 1 });
    expect((await sweepOverdue(deps, 'accesses')).found).toBeGreaterThan(0);
    await world.converge(buyer);
    expect(await access()).toMatchObject({ state: 'REVOKED', revokeReason: 'refunded' });
  });

  test('of one purchase: a second one of the same chat keeps', async () => {
    await enter();
    const { subscriberId } = buyer;
    const other = await world.order('once', { subscriberId });
    await world.read(purchaseFact(other.orderId, clock.now()));
    await says({ refunds: [refundFact(clock.now())] });
    expect(await state()).toBe('GRANTED');
  });
});

function renewed(): SubscriptionFact {
  const fact = subscriptionFact(buyer.orderId, clock.now());
  const invoice = fact.paidInvoice;
  if (!invoice) throw new Error('not paid');
  return { ...fact, paidInvoice: { ...invoice, providerId: `${invoice.providerId}_renewal` } };
}

describe('hard case 25: a dispute', () => {
  test('opened: keeps, the money is gone for now, and the creator is told once', async () => {
    await enter();
    const dispute = disputeFact(clock.now());
    await again({ disputes: [dispute] });
    expect(await state()).toBe('GRANTED');
    expect(await books()).toEqual(['payment 1000', 'dispute_withdrawn -1000', 'fee -2000']);
    expect(await alerts()).toEqual([['dispute_opened', dispute.providerId, true]]);
  });

  test('won: the money is back, the alert is over, nobody was removed', async () => {
    await enter();
    const dispute = disputeFact(clock.now());
    await says({ disputes: [dispute] });
    await again({ disputes: [{ ...dispute, status: 'won', reinstated: movement(1_000n, clock.now()) }] });
    expect(await books()).toEqual([
      'payment 1000',
      'dispute_reinstated 1000',
      'dispute_withdrawn -1000',
      'fee -2000',
    ]);
    expect(await alerts()).toEqual([['dispute_opened', dispute.providerId, false]]);
    expect(await world.history(buyer)).toEqual(['PENDING', 'GRANTED']);
  });

  test('lost: access ends, once; and by the policy of the day on which it was lost', async () => {
    await enter();
    const dispute = disputeFact(clock.now());
    await set({ dispute: 'keep' });
    await says({ disputes: [dispute] });
    await set({ dispute: 'end_now' });
    clock.advance({ days: 20 });
    await again({ disputes: [{ ...dispute, status: 'lost' }] });
    expect(await access()).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'disputed' });
    expect(await alerts()).toEqual([['dispute_opened', dispute.providerId, false]]);
    expect(await books()).toHaveLength(3);
  });

  test('an inquiry moves nothing; its end is told by its end', async () => {
    await enter();
    const inquiry = disputeFact(clock.now(), { status: 'warning_needs_response', withdrawn: null });
    await says({ disputes: [inquiry] });
    expect([await state(), await books(), await alerts()]).toEqual([
      'GRANTED',
      ['payment 1000'],
      [['dispute_opened', inquiry.providerId, true]],
    ]);
    await says({ disputes: [{ ...inquiry, status: 'warning_closed' }] });
    expect([await state(), await alerts()]).toEqual([
      'GRANTED',
      [['dispute_opened', inquiry.providerId, false]],
    ]);
  });
});

describe('whatever is heard first', () => {
  test('a refund of money that we have not heard of: written with it, and the subscription is read next', async () => {
    await says({ refunds: [refundFact(clock.now())] });
    expect(await books()).toEqual(['payment 1000', 'refund -1000']);
    expect(world.jobs.map(({ name, payload }) => [name, (payload as { objectId: string }).objectId])).toEqual(
      [['payment.sync', paid.providerId]],
    );
    await world.read(paid);
    expect(await world.accesses(buyer)).toEqual([]);
    expect(await books()).toHaveLength(2);
    const [known] =
      await sql`select subscription_id, payment_intent_id from payment where order_id = ${buyer.orderId}`;
    expect(known).toEqual({
      subscription_id: expect.any(String),
      payment_intent_id: chargeFact(paid).paymentIntentId,
    });
  });

  test('the same for what was paid once', async () => {
    const once = await world.order('once');
    const purchase = purchaseFact(once.orderId, clock.now());
    const payment = {
      orderId: once.orderId,
      providerId: purchase.providerId,
      carrier: { objectKind: 'checkout_session', objectId: purchase.providerId },
      amount: { amountMinor: 5_000n, currency: 'EUR' },
      paidAt: clock.now(),
      paidThrough: null,
    } as const;
    const refunds = [refundFact(clock.now(), { amount: payment.amount })];
    const fact = chargeFact(paid, { providerId: 'ch_once', paymentIntentId: 'pi_once', payment, refunds });
    await world.read(fact);
    await world.read(purchase);
    expect(await world.accesses(once)).toEqual([]);
    await world.read({ ...fact, refunds: [] });
    expect(await books()).toEqual(['payment 5000', 'refund -5000']);
  });

  test('hard case 11: a charge for something else, or for an order of others, changes nothing', async () => {
    await enter();
    expect(await says({ payment: null, refunds: [] })).toMatchObject({ outcome: 'not_ours' });
    const foreign = chargeFact(subscriptionFact(buyer.orderId, clock.now()));
    await world.renew();
    expect((await world.read({ ...foreign, refunds: [refundFact(clock.now())] })).outcome).toBe('not_ours');
    expect([await state(), await books()]).toEqual(['GRANTED', []]);
  });
});

test('the fee of a charge is booked once, in the currency of the balance', async () => {
  await enter();
  const balance = movement(980n, clock.now(), {
    amount: { amountMinor: 980n, currency: 'USD' },
    feeMinor: 40n,
  });
  const inDollars = movement(-980n, clock.now(), { amount: { amountMinor: -980n, currency: 'USD' } });
  await again({
    balance,
    refunds: [refundFact(clock.now(), { providerId: `re_usd_${buyer.orderId}`, moved: inDollars })],
  });
  const rows = await sql`
    select e.kind, l.amount_minor::int as amount, l.currency from journal_entry e join journal_line l on l.entry_id = e.id
    where e.organisation_id = ${world.shop.organisationId} and l.line = 1 order by e.kind`;
  expect(rows.map(({ kind, amount, currency }) => [kind, amount, currency])).toEqual([
    ['fee', -40, 'USD'],
    ['payment', 1_000, 'EUR'],
    ['refund', -1_000, 'EUR'],
  ]);
});
