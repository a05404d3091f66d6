import { expect, it } from 'vitest';
import { account, balanceTransaction, date, day } from '../../test/objects.ts';
import { stripeStub } from '../../test/stripe-stub.ts';
import { readPayout } from './read-payout.ts';

const payout = (fields = {}) => ({
  id: 'po_1',
  amount: 1100,
  currency: 'eur',
  status: 'paid',
  created: day(5),
  arrival_date: day(7),
  failure_code: null,
  balance_transaction: balanceTransaction(-1100, { type: 'payout' }),
  failure_balance_transaction: null,
  ...fields,
});

it('a payout that was paid and then failed: what left, and what came back', async () => {
  const back = balanceTransaction(1100, { type: 'payout_failure' });
  const body = payout({
    status: 'failed',
    failure_code: 'account_closed',
    failure_balance_transaction: back,
  });
  const { stripe } = await stripeStub({ 'GET /v1/payouts/po_1': { body } });
  expect(await readPayout(stripe, { account, payoutId: 'po_1' })).toMatchObject({
    kind: 'payout',
    status: 'failed',
    failureCode: 'account_closed',
    arrivalAt: date(7),
    moved: { amount: { amountMinor: -1100n } },
    returned: { amount: { amountMinor: 1100n } },
  });
});

it('one that was paid; one that is not there', async () => {
  const { stripe } = await stripeStub({ 'GET /v1/payouts/po_1': { body: payout() } });
  const fact = await readPayout(stripe, { account, payoutId: 'po_1' });
  expect(fact).toMatchObject({ status: 'paid', returned: null, failureCode: null });
  expect(await readPayout(stripe, { account, payoutId: 'po_2' })).toEqual({ kind: 'gone' });
});
