import { describe, expect, it } from 'vitest';
import { account, balanceTransaction, date, day, list } from '../../test/objects.ts';
import { stripeStub } from '../../test/stripe-stub.ts';
import { stripeBalance } from './read-balance.ts';

const source = (object: string, id: string, amount = 900, currency = 'eur') => ({
  object,
  id,
  payment_intent: object === 'payout' ? undefined : 'pi_1',
  charge: object === 'refund' || object === 'dispute' ? 'ch_1' : undefined,
  amount,
  currency,
});
const moved = (id: string, amount: number, fields = {}) => balanceTransaction(amount, { id, ...fields });

describe('the balance', () => {
  it('of a window: what moved, by the object behind it', async () => {
    const first = list(
      moved('txn_1', 900, { type: 'charge', fee: 39, source: source('charge', 'ch_1') }),
      moved('txn_2', -900, { type: 'refund', source: source('refund', 're_1') }),
      moved('txn_3', 900, { type: 'refund_failure', source: source('refund', 're_1') }),
      moved('txn_4', -900, { source: source('dispute', 'du_1') }),
    );
    const second = list(
      moved('txn_5', 900, { source: source('dispute', 'du_1') }),
      moved('txn_6', -1000, { type: 'payout', source: source('payout', 'po_1', 1000) }),
      moved('txn_7', 1000, { type: 'payout_failure', source: source('payout', 'po_1', 1000) }),
      moved('txn_8', 1000, { type: 'payout_cancel', source: source('payout', 'po_2', 1000) }),
      moved('txn_9', -5, { type: 'stripe_fee', source: null }),
    );
    const { stripe, seen } = await stripeStub({
      'GET /v1/balance_transactions': ({ query }) => ({
        body: query.get('starting_after') === 'txn_4' ? second : { ...first, has_more: true },
      }),
    });
    const lines = await stripeBalance(stripe).list({ account, from: date(1), to: date(31) });
    expect(lines.map(({ kind, objectId, amount }) => [kind, objectId, Number(amount.amountMinor)])).toEqual([
      ['payment', 'pi_1', 900],
      ['refund', 're_1', -900],
      ['refund_failed', 're_1', 900],
      ['dispute_withdrawn', 'du_1', -900],
      ['dispute_reinstated', 'du_1', 900],
      ['payout', 'po_1', -1000],
      ['payout_failed', 'po_1', 1000],
      ['payout_canceled', 'po_2', 1000],
    ]);
    expect(lines[0]).toMatchObject({ paymentIntentId: 'pi_1', feeMinor: 39n, at: date(10) });
    expect(lines.map(({ chargeId }) => chargeId)).toEqual([...Array(5).fill('ch_1'), null, null, null]);
    const { query, headers } = seen[0] ?? {};
    expect([query?.get('created[gte]'), query?.get('created[lt]')]).toEqual([
      String(day(1)),
      String(day(31)),
    ]);
    expect(headers?.['stripe-account']).toBe(account);
  });

  it('in another currency than that of the sale: both are told', async () => {
    const body = list(moved('txn_1', -980, { currency: 'usd', source: source('refund', 're_1') }));
    const { stripe } = await stripeStub({ 'GET /v1/balance_transactions': { body } });
    const [line] = await stripeBalance(stripe).list({ account, from: date(1), to: date(31) });
    expect(line).toMatchObject({
      amount: { amountMinor: -980n, currency: 'USD' },
      sold: { amountMinor: -900n, currency: 'EUR' },
    });
  });

  it('of one payment; null while it has brought nothing', async () => {
    const intent = (latest_charge: unknown) => ({
      'GET /v1/payment_intents/pi_1': { body: { latest_charge } },
    });
    const of = { account, paymentIntentId: 'pi_1' };
    const paid = await stripeStub(intent({ id: 'ch_1', balance_transaction: moved('txn_1', 900) }));
    expect(await stripeBalance(paid.stripe).ofPayment(of)).toMatchObject({
      kind: 'payment',
      objectId: 'pi_1',
      transactionId: 'txn_1',
    });
    const pending = await stripeStub(intent({ id: 'ch_1', balance_transaction: null }));
    expect(await stripeBalance(pending.stripe).ofPayment(of)).toBeNull();
  });

  it('that is too long for one window is a failure, not half a list', async () => {
    const page = { ...list(moved('txn_1', 900)), has_more: true };
    const data = Array.from({ length: 100 }, () => page.data[0]);
    const { stripe } = await stripeStub({ 'GET /v1/balance_transactions': { body: { ...page, data } } });
    await expect(stripeBalance(stripe).list({ account, from: date(1), to: date(31) })).rejects.toMatchObject({
      kind: 'faulty',
    });
  });
});
