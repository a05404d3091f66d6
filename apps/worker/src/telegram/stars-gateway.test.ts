import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorker } from '../../test/open-worker.ts';
import { refusal, taken } from '../../test/start-bot-api.ts';

const worker = await openWorker();
afterAll(worker.close);
const { botApi, deps } = worker;
beforeEach(worker.renew);

const charge = () => ({ ...worker.shop, payerTelegramId: 77, chargeId: 'stx_1' });
const lastCall = () => botApi.calls.at(-1);

describe("the bot's transactions", () => {
  const read = () => deps.stars.transactions(worker.shop, { offset: 100, limit: 50 });

  test('are asked for by page', async () => {
    const paid = {
      id: 'stx_1',
      amount: 5,
      date: 60,
      source: { type: 'user', user: { id: 77 }, invoice_payload: 'x' },
    };
    botApi.answer('getStarTransactions', taken({ transactions: [paid] }));
    expect(await read()).toMatchObject({
      ok: true,
      value: [{ id: 'stx_1', direction: 'in', at: new Date(60_000) }],
    });
    expect(lastCall()?.payload).toEqual({ offset: 100, limit: 50 });
  });

  test('are not read where one of them cannot be: nobody leaves by half a list', async () => {
    botApi.answer(
      'getStarTransactions',
      taken({ transactions: [{ id: 'stx_1', amount: 5, date: 60 }, { id: 7 }] }),
    );
    expect(await read()).toMatchObject({ ok: false, failure: { kind: 'request_faulty' } });
  });

  test('that Telegram does not give are no empty list', async () => {
    botApi.answer('getStarTransactions', refusal(500, 'Internal Server Error'));
    expect(await read()).toMatchObject({ ok: false, failure: { kind: 'transient' } });
  });
});

test.each([
  ['cancel', true],
  ['reopen', false],
] as const)('%s is is_canceled %s', async (renewal, is_canceled) => {
  expect(await deps.stars.editRenewal(charge(), renewal)).toEqual({ ok: true, value: undefined });
  expect(lastCall()).toMatchObject({
    method: 'editUserStarSubscription',
    payload: { user_id: 77, telegram_payment_charge_id: 'stx_1', is_canceled },
  });
});

describe('a refund', () => {
  test('is of the whole charge', async () => {
    expect(await deps.stars.refund(charge())).toEqual({ ok: true, value: undefined });
    expect(lastCall()).toMatchObject({
      method: 'refundStarPayment',
      payload: { user_id: 77, telegram_payment_charge_id: 'stx_1' },
    });
  });

  test('hard case 16: that was made before is told apart from one that is refused', async () => {
    botApi.answer('refundStarPayment', refusal(400, 'Bad Request: CHARGE_ALREADY_REFUNDED'));
    expect(await deps.stars.refund(charge())).toMatchObject({ ok: false, failure: { kind: 'already_so' } });
    botApi.answer('refundStarPayment', refusal(400, 'Bad Request: CHARGE_ID_INVALID'));
    expect(await deps.stars.refund(charge())).toMatchObject({
      ok: false,
      failure: { kind: 'request_faulty' },
    });
  });
});
