import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, type SandboxHarness, startSandbox, withChannel } from '../../../test/start-sandbox.ts';

const dayMs = 86_400_000;
let telegram: SandboxHarness;
let payerId: number;

beforeEach(async () => {
  telegram = await startSandbox();
  ({ payerId } = await withChannel(telegram));
  await telegram.updates();
});
afterEach(() => telegram.stop());

const link = (other: object = {}) =>
  telegram.api.createInvoiceLink(
    'A month',
    'Access to Private talks',
    'order-1',
    '',
    'XTR',
    [{ label: 'A month', amount: 250 }],
    other,
  );
const monthly = () => link({ subscription_period: 2_592_000 });

async function answer(ok: true | string) {
  const [update] = await nextUpdates();
  const query = update?.pre_checkout_query;
  if (!query) throw new Error('No pre-checkout query');
  if (ok === true) await telegram.api.answerPreCheckoutQuery(query.id, true);
  else await telegram.api.answerPreCheckoutQuery(query.id, false, { error_message: ok });
  return query;
}

async function nextUpdates() {
  for (let tries = 0; tries < 50; tries++) {
    const updates = await telegram.updates();
    if (updates.length > 0) return updates;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return [];
}

async function buy(url: string) {
  const outcome = telegram.control<{ paid: boolean; chargeId: string }>(`/users/${payerId}/pay`, {
    link: url,
  });
  await answer(true);
  const { chargeId } = await outcome;
  const paid = (await nextUpdates())[0]?.message?.successful_payment;
  return { chargeId, paid };
}

test('an invoice link: asked first, then paid, in the books, refunded once', async () => {
  const url = await link();
  expect(url).toMatch(/^https:\/\/t\.me\/\$/);
  const outcome = telegram.control<{ paid: boolean; chargeId: string }>(`/users/${payerId}/pay`, {
    link: url,
  });
  expect(await answer(true)).toMatchObject({
    currency: 'XTR',
    total_amount: 250,
    invoice_payload: 'order-1',
    from: { id: payerId },
  });
  const { chargeId } = await outcome;
  const [update] = await nextUpdates();
  expect(update?.message?.successful_payment).toEqual({
    currency: 'XTR',
    total_amount: 250,
    invoice_payload: 'order-1',
    telegram_payment_charge_id: chargeId,
    provider_payment_charge_id: '',
  });
  expect(await telegram.api.getMyStarBalance()).toEqual({ amount: 250 });

  await telegram.clock.advance(dayMs);
  await telegram.api.refundStarPayment(payerId, chargeId);
  expect((await nextUpdates())[0]?.message?.refunded_payment).toMatchObject({
    telegram_payment_charge_id: chargeId,
  });
  expect(await refusal(telegram.api.refundStarPayment(payerId, chargeId))).toBe(
    '400 Bad Request: CHARGE_ALREADY_REFUNDED',
  );
  const { transactions } = await telegram.api.getStarTransactions();
  expect(transactions).toMatchObject([
    { id: chargeId, amount: 250, source: { type: 'user', invoice_payload: 'order-1' } },
    { id: chargeId, amount: 250, receiver: { type: 'user' } },
  ]);
  expect((await telegram.api.getStarTransactions({ offset: 1, limit: 1 })).transactions).toHaveLength(1);
});

test('a no of the bot, too few Stars, and an invoice message', async () => {
  const url = await link();
  const refused = telegram.control(`/users/${payerId}/pay`, { link: url });
  await answer('Sold out');
  expect(await refused).toEqual({ paid: false, reason: 'Sold out' });
  await telegram.control(`/users/${payerId}/settings`, { starBalance: 100 });
  expect(await telegram.control(`/users/${payerId}/pay`, { link: url })).toEqual({
    paid: false,
    reason: 'BALANCE_TOO_LOW',
  });
  await telegram.control(`/users/${payerId}/settings`, { starBalance: 300 });

  const message = await telegram.api.sendInvoice(payerId, 'Once', 'For ever', 'order-2', 'XTR', [
    { label: 'Once', amount: 300 },
  ]);
  expect(message).toMatchObject({
    invoice: { total_amount: 300, currency: 'XTR' },
    reply_markup: { inline_keyboard: [[{ pay: true }]] },
  });
  const paid = telegram.control(`/users/${payerId}/pay`, { messageId: message.message_id });
  await answer(true);
  expect(await paid).toMatchObject({ paid: true });
  expect(await telegram.look(`/users/${payerId}`)).toMatchObject({ starBalance: 0 });
  expect(await refusal(telegram.api.answerPreCheckoutQuery('1', true))).toContain('query is too old');
});

test('a subscription renews by the clock, in order of time, each with a new charge', async () => {
  const { chargeId, paid } = await buy(await monthly());
  expect(paid).toMatchObject({ is_recurring: true, is_first_recurring: true });
  const firstEnd = paid?.subscription_expiration_date ?? 0;
  await telegram.clock.advance(75 * dayMs);
  const renewals = (await nextUpdates()).map((each) => each.message);
  expect(renewals.map((each) => each?.date)).toEqual([firstEnd, firstEnd + 2_592_000]);
  expect(renewals[0]?.successful_payment).toMatchObject({
    is_recurring: true,
    invoice_payload: 'order-1',
    subscription_expiration_date: firstEnd + 2_592_000,
  });
  expect(renewals[0]?.successful_payment).not.toHaveProperty('is_first_recurring');
  const charges = [chargeId, ...renewals.map((each) => each?.successful_payment?.telegram_payment_charge_id)];
  expect(new Set(charges).size).toBe(3);
  const { transactions } = await telegram.api.getStarTransactions();
  expect(transactions[1]?.source).toMatchObject({ subscription_period: 2_592_000 });
});

test('cancelled, taken up again, not paid, paid after all, ended', async () => {
  const { chargeId } = await buy(await monthly());
  const act = (action: string) => telegram.control(`/subscriptions/${chargeId}`, { action });
  const states = async () => (await nextUpdates()).map((each) => each.subscription?.state ?? 'paid');
  await act('cancel');
  await act('enable');
  expect(await states()).toEqual(['canceled', 'active']);
  await act('fail-next');
  await telegram.clock.advance(31 * dayMs);
  expect(await states()).toEqual(['failed']);
  await act('retry');
  expect(await states()).toEqual(['paid']);
  await telegram.api.editUserStarSubscription(payerId, chargeId, true);
  await expect(act('enable')).rejects.toThrow('409');
  await telegram.clock.advance(31 * dayMs);
  expect(await telegram.updates()).toEqual([]);
  expect(await telegram.look(`/users/${payerId}/subscriptions`)).toMatchObject([{ state: 'expired' }]);
});

test('a chargeback is seen in the transactions alone', async () => {
  const { chargeId } = await buy(await link());
  const takeBack = () => telegram.control(`/charges/${chargeId}/chargeback`);
  await takeBack();
  expect(await telegram.updates()).toEqual([]);
  expect((await telegram.api.getStarTransactions()).transactions).toMatchObject([
    { id: chargeId, source: { type: 'user' } },
    { id: chargeId, receiver: { type: 'user' } },
  ]);
  expect(await telegram.api.getMyStarBalance()).toEqual({ amount: 0 });
  await expect(takeBack()).rejects.toThrow('409');
});

test('what Telegram refuses in an invoice', async () => {
  const make = (amount: number, count: number, other: object = {}) =>
    refusal(
      telegram.api.createInvoiceLink(
        'T',
        'D',
        'p',
        '',
        'XTR',
        Array(count).fill({ label: 'x', amount }),
        other,
      ),
    );
  expect(await make(5, 2)).toBe('400 Bad Request: STARS_INVOICE_INVALID');
  expect(await make(5, 1, { subscription_period: 60 })).toBe('400 Bad Request: SUBSCRIPTION_PERIOD_INVALID');
  expect(await make(10_001, 1, { subscription_period: 2_592_000 })).toBe(
    '400 Bad Request: STARS_AMOUNT_INVALID',
  );
  expect(
    await refusal(
      telegram.api.createInvoiceLink('T', 'D', 'x'.repeat(129), '', 'XTR', [{ label: 'x', amount: 1 }]),
    ),
  ).toBe('400 Bad Request: INVOICE_PAYLOAD_INVALID');
});
