import type { BalanceLine } from '@latchkey/contracts/facts/balance-movement';
import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import {
  chargeFact,
  disputeFact,
  movement,
  payoutFact,
  refundFact,
} from '@latchkey/db/testing/factories/money';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld } from '../../test/open-world.ts';
import type { BalanceReader } from './balance-reader.ts';
import { compareBalance } from './compare-balance.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;

let paid: SubscriptionFact;
/** What the provider's balance says, whatever the journal does. */
let lines: BalanceLine[];
const balance: BalanceReader = {
  list: async ({ from, to }) => lines.filter(({ at }) => at >= from && at < to),
  ofPayment: async ({ paymentIntentId }) =>
    lines.find(({ objectId }) => objectId === paymentIntentId) ?? null,
};

beforeEach(async () => {
  await world.renew();
  const buyer = await world.order('monthly');
  const fact = subscriptionFact(buyer.orderId, clock.now());
  const invoice = fact.paidInvoice;
  paid = { ...fact, paidInvoice: invoice && { ...invoice, paymentIntentId: intentOf(fact) } };
  await world.read(paid);
  lines = [line('payment', intentOf(fact), 1_000n, { feeMinor: 40n })];
});

const intentOf = (fact: SubscriptionFact) => chargeFact(fact).paymentIntentId ?? '';
function line(
  kind: BalanceLine['kind'],
  objectId: string,
  amountMinor: bigint,
  differs: Partial<BalanceLine> = {},
): BalanceLine {
  const paymentIntentId = kind.startsWith('payout') ? null : intentOf(paid);
  const of = { kind, objectId, paymentIntentId, chargeId: paymentIntentId && 'ch_1' };
  return { ...movement(amountMinor, clock.now()), ...of, sold: null, ...differs };
}
const compare = (window: { from?: Date; to?: Date } = {}) =>
  compareBalance(
    { ...deps, balance },
    {
      organisationId: world.shop.organisationId,
      account: world.shop.account,
      livemode: false,
      from: clock.in({ days: -1 }),
      to: clock.in({ minutes: 1 }),
      ...window,
    },
  );

describe('journal and balance', () => {
  test('say the same: no difference, and the fees that only the balance knows are booked once', async () => {
    const [refund, dispute] = [refundFact(clock.now()), disputeFact(clock.now(), { withdrawn: null })];
    await world.read(chargeFact(paid, { refunds: [refund], disputes: [dispute] }));
    await world.read(payoutFact(clock.now(), { providerId: 'po_same' }));
    lines.push(line('refund', refund.providerId, -1_000n), line('payout', 'po_same', -8_000n));
    for (let times = 0; times < 2; times += 1) expect(await compare()).toEqual([]);
    const fees = await sql`
      select l.amount_minor::int as amount from journal_entry e join journal_line l on l.entry_id = e.id
      where e.organisation_id = ${world.shop.organisationId} and e.kind = 'fee' order by l.line`;
    expect(fees.map(({ amount }) => amount)).toEqual([-40, 40]);
  });

  test('a refund that we have not heard of', async () => {
    lines.push(line('refund', 're_unheard', -1_000n));
    expect(await compare()).toMatchObject([
      {
        kind: 'refund',
        objectId: 're_unheard',
        chargeId: 'ch_1',
        journalMinor: 0n,
        providerMinor: -1_000n,
        currency: 'EUR',
      },
    ]);
  });

  test('another amount', async () => {
    lines = [line('payment', intentOf(paid), 900n)];
    expect(await compare()).toMatchObject([
      {
        kind: 'payment',
        objectId: intentOf(paid),
        chargeId: 'ch_1',
        journalMinor: 1_000n,
        providerMinor: 900n,
        currency: 'EUR',
      },
    ]);
  });

  test('money that the provider does not know of', async () => {
    lines = [];
    expect(await compare()).toMatchObject([
      {
        kind: 'payment',
        objectId: intentOf(paid),
        chargeId: null,
        journalMinor: 1_000n,
        providerMinor: 0n,
        currency: 'EUR',
      },
    ]);
  });

  test('a balance in another currency is compared in that of the sale', async () => {
    const inDollars = { amount: { amountMinor: 1_080n, currency: 'USD' } };
    lines = [
      line('payment', intentOf(paid), 0n, { ...inDollars, sold: { amountMinor: 1_000n, currency: 'EUR' } }),
    ];
    expect(await compare()).toEqual([]);
  });
});

describe('what is no difference', () => {
  test('what the creator sells elsewhere on the same account', async () => {
    lines.push(line('payment', 'pi_elsewhere', 5_000n, { paymentIntentId: 'pi_elsewhere' }));
    lines.push(line('refund', 're_elsewhere', -5_000n, { paymentIntentId: 'pi_elsewhere' }));
    expect(await compare()).toEqual([]);
  });

  test('a debit that came days before it was paid; a movement at the edge of the window', async () => {
    const begun = clock.in({ days: -8 });
    lines = [line('payment', intentOf(paid), 1_000n, { at: begun })];
    expect(await compare()).toEqual([]);
    const edge = clock.now();
    lines = [line('payment', intentOf(paid), 1_000n, { at: clock.in({ minutes: 2 }) })];
    expect(await compare({ to: new Date(edge.getTime() + 1) })).toEqual([]);
  });

  test('a dispute that took money before the window, and gave it back in it', async () => {
    const withdrawn = movement(-1_000n, clock.in({ days: -20 }));
    const dispute = disputeFact(clock.now(), { withdrawn, reinstated: movement(1_000n, clock.now()) });
    await world.read(chargeFact(paid, { disputes: [dispute] }));
    lines.push(
      line('dispute_withdrawn', dispute.providerId, -1_000n, { at: withdrawn.at }),
      line('dispute_reinstated', dispute.providerId, 1_000n),
    );
    expect(await compare()).toEqual([]);
  });

  test('a payment whose intent we were never told', async () => {
    await sql`update payment set payment_intent_id = null where organisation_id = ${world.shop.organisationId}`;
    expect(await compare()).toEqual([]);
  });
});

test('a provider that cannot be asked: nothing is said, and nothing is written', async () => {
  const away: BalanceReader = { ...balance, list: () => Promise.reject(new Error('away')) };
  const { organisationId, account } = world.shop;
  const window = { organisationId, account, livemode: false, from: clock.in({ days: -1 }), to: clock.now() };
  await expect(compareBalance({ ...deps, balance: away }, window)).rejects.toThrow('away');
});
