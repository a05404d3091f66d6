import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Buyer, createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { rowsOf } from '../world/records.ts';
import { settled } from '../world/settle.ts';
import { eventsOf, postWebhook, stripeOf } from '../world/stripe.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const monthly = () => world.seeded.plans.monthly.id;
const account = () => world.seeded.stripeAccount.account;
const control = <T>(path: string, body: object = {}) => world.sandbox.stripe(path, body) as Promise<T>;
const paymentsOf = async (orderId: string) =>
  (await world.creator.payment.list.query({ orderId: orderId as never })).items;

/** What the books say moved on the provider's balance for these objects, and that each entry is balanced. */
async function booksOf(...objects: string[]): Promise<string[]> {
  const rows = await rowsOf<{ kind: string; moved: number; sum: number }>(
    world,
    `select e.kind, sum(l.amount_minor) filter (where l.book_account = 'provider_balance')::int as moved, sum(l.amount_minor)::int as sum
     from journal_entry e join journal_line l on l.organisation_id = e.organisation_id and l.entry_id = e.id
     where e.object_id in (${objects.map((object) => `'${object}'`).join(', ')}) group by e.id, e.kind order by e.kind`,
  );
  expect(rows.filter(({ sum }) => sum !== 0)).toEqual([]);
  return rows.map(({ kind, moved }) => `${kind} ${moved}`);
}

async function enters(): Promise<Buyer & { orderId: string; subscription: string }> {
  const buyer = await createBuyer(world);
  const { orderId, sessionId } = await buyer.buy(monthly());
  await buyer.granted();
  await buyer.ask();
  await buyer.until('inside', (access) => access.joinedAt !== null);
  return { ...buyer, orderId, subscription: await buyer.subscriptionOf(sessionId) };
}

/** Nobody may leave: looks for a while, so that a late removal is seen too. */
async function stays(buyer: Buyer): Promise<void> {
  await settled(world);
  await sleep(300);
  expect([(await buyer.access())?.state, await buyer.inChat()]).toEqual(['GRANTED', 'member']);
}

/** Everything that Stripe ever said of an object, again and backwards. */
async function heardAgain(about: string): Promise<void> {
  for (const event of (await eventsOf(world, about)).reverse())
    expect(await postWebhook(world, { ...event, id: `${event.id}again` })).toBe(200);
  await settled(world);
}

test('hard case 25: refunds in part, in full and failed afterwards: access and books follow, once', async () => {
  const ada = await enters();
  const [payment] = await paymentsOf(ada.orderId);
  if (!payment) throw new Error('no payment');
  const amount = Number(payment.amount.amountMinor);
  const refund = (given: object) =>
    world.creator.payment.refund.mutate({
      paymentId: payment.id,
      idempotencyKey: crypto.randomUUID(),
      ...given,
    });
  const part = await refund({ amountMinor: '100' });
  await stays(ada);
  const rest = await refund({ reason: 'requested_by_customer' });
  await ada.revoked();
  expect([await ada.inChat(), (await ada.access())?.revokeReason]).toEqual(['left', 'refunded']);
  await heardAgain(rest.providerId);
  expect(await booksOf(part.providerId, rest.providerId)).toEqual(
    [`refund ${-100}`, `refund ${100 - amount}`].sort(),
  );
  await control(`refunds/${rest.providerId}/fail`);
  await ada.granted();
  await ada.ask();
  await ada.until('inside again', (access) => access.state === 'GRANTED');
  await settled(world);
  expect(await booksOf(rest.providerId)).toEqual([`refund ${100 - amount}`, `refund_failed ${amount - 100}`]);
  expect((await paymentsOf(ada.orderId))[0]?.refunds.map(({ status }) => status)).toEqual([
    'succeeded',
    'failed',
  ]);
});

test('hard case 25: disputes opened, won and lost, an inquiry, a payout that fails after it was paid', async () => {
  const [won, lost, asked] = [await enters(), await enters(), await enters()];
  const dispute = (buyer: { subscription: string }, given = {}) =>
    control<{ id: string; amount: number }>(`subscriptions/${buyer.subscription}/dispute`, given);
  const [first, second, inquiry] = [
    await dispute(won),
    await dispute(lost),
    await dispute(asked, { inquiry: true }),
  ];
  for (const buyer of [won, lost, asked]) await stays(buyer);
  const open = async () =>
    (
      await rowsOf<{ dispute: string }>(
        world,
        `select detail ->> 'dispute' as dispute from alert where kind = 'dispute_opened' and closed_at is null`,
      )
    ).map((alert) => alert.dispute);
  expect((await open()).sort()).toEqual([first.id, second.id, inquiry.id].sort());
  await control(`disputes/${first.id}/close`, { result: 'won' });
  await control(`disputes/${inquiry.id}/close`, { result: 'won' });
  await control(`disputes/${second.id}/close`, { result: 'lost' });
  await lost.revoked();
  expect([await lost.inChat(), (await lost.access())?.revokeReason]).toEqual(['left', 'disputed']);
  await heardAgain(second.id);
  await stays(won);
  await stays(asked);
  expect(await open()).toEqual([]);
  expect(await booksOf(first.id)).toEqual([
    `dispute_reinstated ${first.amount}`,
    `dispute_withdrawn ${-first.amount}`,
  ]);
  expect([await booksOf(second.id), await booksOf(inquiry.id)]).toEqual([
    [`dispute_withdrawn ${-second.amount}`],
    [],
  ]);

  // Disputes have cost more than they brought: others buy, so that there is something to pay out three days later.
  for (let n = 0; n < 4; n += 1) await (await createBuyer(world)).buy(world.seeded.plans.oneTime.id);
  await world.sandbox.advance('3d');
  const payout = await control<{ id: string; amount: number }>(`accounts/${account()}/payout`);
  await control(`payouts/${payout.id}/paid`);
  await control(`payouts/${payout.id}/failed`);
  await settled(world);
  expect(await booksOf(payout.id)).toEqual([`payout ${-payout.amount}`, `payout_failed ${payout.amount}`]);
  const { items } = await world.creator.payout.list.query({});
  expect(items).toMatchObject([{ providerId: payout.id, status: 'failed', failureCode: 'account_closed' }]);
});

test('hard case 35: the creator disconnects the account: in until paid-through, told, and out after it unread', async () => {
  const eve = await enters();
  const stripe = stripeOf(world);
  const { items } = await stripe.subscriptions.retrieve(eve.subscription, {}, { stripeAccount: account() });
  await control(`accounts/${account()}/disconnect`);
  await stays(eve);
  const alerts = () =>
    rowsOf(
      world,
      `select kind, closed_at from alert where kind = 'account_disconnected' and closed_at is null`,
    );
  expect(await alerts()).toHaveLength(1);
  const left = (items.data[0]?.current_period_end ?? 0) - (await world.sandbox.now()).getTime() / 1000;
  await world.sandbox.advance(`${Math.floor(left) - 120}s`);
  await stays(eve);
  await world.sandbox.advance('3h');
  await eve.revoked();
  expect([await eve.inChat(), (await eve.access())?.revokeReason]).toEqual(['left', 'period_over']);
  await control(`accounts/${account()}/reconnect`);
  await eve.granted();
  expect(await alerts()).toEqual([]);
});
