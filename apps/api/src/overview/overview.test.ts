import type { ChannelId, SubscriberId } from '@latchkey/contracts/ids';
import type { OverviewView } from '@latchkey/contracts/procedures/overview';
import { newId } from '@latchkey/db/new-id';
import { mintChannel } from '@latchkey/db/testing/factories/mint-channel';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintOrder } from '@latchkey/db/testing/factories/mint-order';
import type { PlanKind } from '@latchkey/db/testing/factories/mint-plan';
import { mintSubscriber } from '@latchkey/db/testing/factories/mint-subscriber';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { makeSeller, type Seller } from '../../test/world.ts';
import { membersOver } from './series.ts';

const dayMs = 86_400_000;
let api: TestApi;
let seller: Seller;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
});

const ago = (days: number) => new Date(Date.now() - days * dayMs);
// Raw statements take moments as text.
const told = (days: number) => ago(days).toISOString();

async function person(): Promise<SubscriberId> {
  return mintSubscriber(api.db, seller.organisationId, { at: ago(100), telegramId: mintTelegramId() });
}

/** Somebody who came so many days ago and, perhaps, had to leave. */
async function member(
  came: number,
  gone: number | null,
  of: { who?: SubscriberId; channelId?: ChannelId } = {},
) {
  const { organisationId, channel } = seller;
  const subscriberId = of.who ?? (await person());
  const id = newId('access');
  const { sql } = api.database;
  await sql`
    insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, correlation_id)
    values (${organisationId}, ${id}, ${subscriberId}, ${of.channelId ?? channel.channelId}, 'PENDING', 1, ${told(came)}, 'cor')`;
  await sql`
    insert into access_ledger (access_id, version, organisation_id, from_state, event, to_state, correlation_id, at)
    values (${id}, 1, ${organisationId}, null, null, 'PENDING', 'cor', ${told(came)})`;
  if (gone !== null) {
    await sql`update channel_access set state = 'REVOKE_PENDING', version = 2, revoke_reason = 'period_over' where id = ${id}`;
    await sql`
      insert into access_ledger (access_id, version, organisation_id, from_state, event, to_state, correlation_id, at)
      values (${id}, 2, ${organisationId}, 'PENDING', 'revoke', 'REVOKE_PENDING', 'cor', ${told(gone)})`;
  }
  return { id, subscriberId };
}

async function subscription(
  kind: PlanKind,
  status: string,
  more: { unpaid?: string; priceIds?: string[] } = {},
) {
  const { organisationId, plans } = seller;
  const made = await mintOrder(api.db, seller, { at: ago(9), plan: plans[kind], for: { telegramId: null } });
  const stars = kind === 'stars';
  await api.database.sql`
    insert into subscription (organisation_id, id, order_id, provider, account, livemode, provider_id, status, ever_paid, read_at,
      price_ids, unpaid_invoice_id, unpaid_amount_minor, unpaid_currency)
    values (${organisationId}, ${newId('subscription')}, ${made.orderId}, ${stars ? 'stars' : 'stripe'}, ${seller.account}, ${stars},
      ${made.orderId}, ${status}, true, now(), ${more.priceIds ?? []}, ${more.unpaid ? 'in_1' : null}, ${more.unpaid ?? null}, ${more.unpaid ? 'EUR' : null})`;
}

async function entry(kind: string, book: string, amountMinor: number, days: number, currency = 'EUR') {
  const id = newId('journalEntry');
  const { organisationId } = seller;
  const stars = currency === 'XTR';
  await api.database.sql`
    with entry as (insert into journal_entry (organisation_id, id, kind, provider, account, livemode, object_id, correlation_id, at)
      values (${organisationId}, ${id}, ${kind}, ${stars ? 'stars' : 'stripe'}, ${seller.account}, ${stars}, ${id}, 'cor', ${told(days)}))
    insert into journal_line (organisation_id, entry_id, line, book_account, amount_minor, currency)
    values (${organisationId}, ${id}, 1, 'provider_balance', ${amountMinor}, ${currency}), (${organisationId}, ${id}, 2, ${book}, ${-amountMinor}, ${currency})`;
}

const overview = async () => (await call(api, 'overview.get', {}, seller.byKey)).data as OverviewView;
const series = async (range: string) =>
  (await call(api, 'overview.series', { range }, seller.byKey)).data as {
    unit: string;
    points: { from: string; members: number; joined: number; left: number; net: object[] }[];
  };

test('nothing has happened yet: noughts, not gaps', async () => {
  expect(await overview()).toMatchObject({
    members: 0,
    mrr: [],
    net: [],
    churn: { membersBefore: 0, lost: 0 },
    failing: { subscriptions: 0, owed: [], inGrace: 0 },
    openDrifts: 0,
    channels: [{ id: seller.channel.channelId, members: 0 }],
  });
  const { unit, points } = await series('month');
  expect(unit).toBe('day');
  expect(points).toHaveLength(30);
  expect(points.every(({ members, net }) => members === 0 && net.length === 0)).toBe(true);
});

test('a person in two channels is one member, in grace one, and leaves with the last of them', async () => {
  const second = await mintChannel(api.db, seller, { at: ago(60) });
  const both = await member(50, null);
  await member(40, null, { who: both.subscriberId, channelId: second.channelId });
  const graceful = await member(10, null);
  await api.database
    .sql`update channel_access set grace_until = now() + interval '2 days' where id = ${graceful.id}`;
  // One of two is over: still a member.
  const half = await member(50, 20);
  await member(50, null, { who: half.subscriberId, channelId: second.channelId });
  await member(50, 5);
  const found = await overview();
  expect(found).toMatchObject({ members: 3, failing: { inGrace: 1 }, churn: { membersBefore: 3, lost: 1 } });
  const { points } = await series('month');
  expect(points.at(-1)).toMatchObject({ members: 3 });
  expect(points[0]).toMatchObject({ members: 3, joined: 0, left: 0 });
  expect(points.reduce((sum, { joined }) => sum + joined, 0)).toBe(1);
  expect(points.reduce((sum, { left }) => sum + left, 0)).toBe(1);
});

test('a place that waited for its claim and went over to somebody known was never a member', async () => {
  const claimed = await member(3, 2);
  await api.database.sql`
    update channel_access set state = 'REVOKED', version = 3, revoked_at = now(), evidence = 'no_identity' where id = ${claimed.id}`;
  const { points } = await series('week');
  expect(points.every(({ joined, left }) => joined === 0 && left === 0)).toBe(true);
});

test('recurring income: trials and ended ones bring none, a year a twelfth, Stars stay Stars', async () => {
  await subscription('monthly', 'active');
  await subscription('monthly', 'past_due', { unpaid: '1000' });
  await subscription('monthly', 'trialing');
  await subscription('monthly', 'canceled');
  await subscription('stars', 'active');
  const { planId } = seller.plans.monthly;
  const [yearly, price] = [newId('planVersion'), newId('planPrice')];
  await api.database.sql`
    insert into plan_version (organisation_id, id, plan_id, version, interval, created_at)
      values (${seller.organisationId}, ${yearly}, ${planId}, 2, 'year', now())`;
  await api.database.sql`
    insert into plan_price (organisation_id, id, plan_version_id, provider, stripe_account_id, provider_price_id, amount_minor, currency)
    values (${seller.organisationId}, ${price}, ${yearly}, 'stripe', ${seller.stripeAccountId}, 'price_year', 12000, 'EUR')`;
  // Another plan at the same price of Stripe's does not make it count twice.
  await api.database.sql`
    insert into plan_price (organisation_id, id, plan_version_id, provider, stripe_account_id, provider_price_id, amount_minor, currency)
    values (${seller.organisationId}, ${newId('planPrice')}, ${yearly}, 'stripe', ${seller.stripeAccountId}, 'price_year', 12000, 'EUR')`;
  await subscription('monthly', 'active', { priceIds: ['price_year'] });
  expect(await overview()).toMatchObject({
    mrr: [
      { currency: 'EUR', amountMinor: '3000' },
      { currency: 'XTR', amountMinor: '250' },
    ],
    payingSubscriptions: 4,
    trials: 1,
    failing: { subscriptions: 1, owed: [{ currency: 'EUR', amountMinor: '1000' }] },
  });
});

test('what was earned is the journal, by currency; what went to the bank is no loss', async () => {
  await entry('payment', 'sales', 1000, 0);
  await entry('fee', 'fees', -55, 0);
  await entry('refund', 'refunds', -200, 0);
  await entry('dispute_withdrawn', 'disputes', -300, 0);
  await entry('payout', 'bank', -400, 0);
  await entry('payment', 'sales', 70, 0, 'XTR');
  await entry('payment', 'sales', 9_999, 70);
  expect((await overview()).net).toEqual([
    { currency: 'EUR', sales: '1000', refunds: '-200', disputes: '-300', fees: '-55', net: '445' },
    { currency: 'XTR', sales: '70', refunds: '0', disputes: '0', fees: '0', net: '70' },
  ]);
  const { unit, points } = await series('year');
  expect(unit).toBe('month');
  expect(points).toHaveLength(12);
  expect(points.at(-1)?.net).toEqual([
    { currency: 'EUR', amountMinor: '445' },
    { currency: 'XTR', amountMinor: '70' },
  ]);
  expect(points.flatMap(({ net }) => net)).toContainEqual({ currency: 'EUR', amountMinor: '9999' });
});

test("days begin by the organisation's own clock on the wall", async () => {
  await api.database
    .sql`update organisation set time_zone = 'Pacific/Auckland' where id = ${seller.organisationId}`;
  await member(0, null);
  const { points } = await series('week');
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Auckland' }).format(new Date());
  expect(points.at(-1)).toMatchObject({ from: today, joined: 1 });
});

test('what others earn is not ours', async () => {
  await member(1, null);
  await entry('payment', 'sales', 1000, 0);
  await subscription('monthly', 'active');
  seller = await makeSeller(api.db);
  expect(await overview()).toMatchObject({ members: 0, mrr: [], net: [], payingSubscriptions: 0 });
});

test('members over time are those of now, less who came later, with who left later', () => {
  const points = membersOver(
    ['2026-11-01', '2026-11-02', '2026-11-03'],
    [
      { from: '2026-11-02', joined: 3, left: 1 },
      { from: '2026-11-03', joined: 0, left: 2 },
    ],
    5,
  );
  expect(points.map(({ members }) => members)).toEqual([5, 7, 5]);
});
