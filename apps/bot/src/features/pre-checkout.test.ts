import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal } from '../../test/bot-api-server.ts';
import { type Features, startFeatures } from '../../test/start-features.ts';
import { preCheckout } from '../../test/updates.ts';

let features: Features;
beforeEach(async () => {
  features = await startFeatures();
});
afterEach(() => features.close());

test('the api decides, by payer, payload and amount', async () => {
  const { api, telegram } = features;
  await features.handle(preCheckout(1, 42));
  api.answers.preCheckout = () => ({ ok: false, reason: 'other_person' });
  await features.handle(preCheckout(2, 43));
  expect(api.callsOf('preCheckout')[0]).toMatchObject({
    person: { id: 42 },
    payload: 'payload',
    currency: 'XTR',
    totalAmount: 250,
  });
  expect(telegram.callsOf('answerPreCheckoutQuery')).toEqual([
    { pre_checkout_query_id: 'query-1', ok: true },
    {
      pre_checkout_query_id: 'query-2',
      ok: false,
      error_message: 'This invoice was made for somebody else. Please start your own from the bot.',
    },
  ]);
});

test('an api that does not decide within seven seconds is a no', { timeout: 12_000 }, async () => {
  const { api, telegram } = features;
  api.answers.preCheckout = () => new Promise((resolve) => setTimeout(resolve, 9_000, { ok: true }));
  const askedAt = Date.now();
  await features.handle(preCheckout(3, 42));
  expect(Date.now() - askedAt).toBeLessThan(8_000);
  expect(telegram.callsOf('answerPreCheckoutQuery')).toMatchObject([{ ok: false }]);
});

test('an answer lost with its connection is given again', async () => {
  const { telegram } = features;
  telegram.loseNext('answerPreCheckoutQuery');
  await features.handle(preCheckout(5, 42));
  expect(telegram.callsOf('answerPreCheckoutQuery')).toHaveLength(2);
});

test('a query that has expired is no failure', async () => {
  const tooLate = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
  features.telegram.answers.set('answerPreCheckoutQuery', () => refusal(400, tooLate));
  await expect(features.handle(preCheckout(4, 42))).resolves.toBeUndefined();
});
