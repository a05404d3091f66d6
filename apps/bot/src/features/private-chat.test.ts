import { PlanPriceId } from '@latchkey/contracts/ids';
import type { MembershipView, PlanOffer, StartView } from '@latchkey/contracts/procedures/bot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Features, startFeatures } from '../../test/start-features.ts';
import { buttonPress, chat, starsPayment, textMessage } from '../../test/updates.ts';

const priceId = PlanPriceId.parse(`prc_${'0'.repeat(26)}`);
const membership: MembershipView = {
  channel: 'Notes <b>',
  state: 'GRANTED',
  inside: false,
  wayIn: 'https://t.me/+emulated',
  entitledUntil: '2026-11-03T10:00:00.000Z',
  graceUntil: null,
  payUrl: null,
};
const plan: PlanOffer = {
  name: 'Monthly',
  seller: 'Studio & Co',
  channels: ['Notes', 'Chat'],
  interval: 'month',
  trialDays: 7,
  pageUrl: 'https://example.com/buy/1?identity=abc',
  stars: { priceId, amount: 250 },
  byCard: true,
};

let features: Features;
beforeEach(async () => {
  features = await startFeatures();
});
afterEach(() => features.close());

const sent = () => features.telegram.callsOf('sendMessage');
const buttons = (index = 0) =>
  (sent()[index]?.reply_markup as { inline_keyboard: object[][] } | undefined)?.inline_keyboard.flat();

test('/start hands on what the deep link carries; what no link can carry is a plain /start', async () => {
  await features.handle(textMessage(1, 42, '/start c-abc_123'));
  await features.handle(textMessage(2, 42, '/start'));
  await features.handle(textMessage(3, 42, '/start hello <you>'));
  expect(features.api.callsOf('start')).toMatchObject([
    {
      payload: 'c-abc_123',
      person: { id: 42, firstName: 'Emulated & Co', username: null, languageCode: 'en' },
    },
    { payload: null },
    { payload: null },
  ]);
  expect(sent()[0]?.text).toContain('No membership is linked');
});

test('a claim ends in the way in, as a button', async () => {
  features.api.answers.start = () => ({ kind: 'claimed', memberships: [membership] });
  await features.handle(textMessage(1, 42, '/start c-abc'));
  expect(sent()).toMatchObject([
    { chat_id: 42, parse_mode: 'HTML', link_preview_options: { is_disabled: true } },
  ]);
  expect(sent()[0]?.text).toContain('<b>Notes &lt;b&gt;</b>');
  expect(buttons()).toEqual([{ text: 'Join Notes <b>', url: 'https://t.me/+emulated' }]);
});

test.each<[StartView, string]>([
  [{ kind: 'claim_refused', reason: 'unknown', memberships: [] }, 'not valid'],
  [{ kind: 'claim_refused', reason: 'used', memberships: [] }, 'used already'],
  [{ kind: 'claim_refused', reason: 'expired', memberships: [] }, 'has expired'],
  [{ kind: 'claim_refused', reason: 'not_paid', memberships: [] }, 'has not arrived yet'],
  [{ kind: 'plan_unavailable' }, 'not on sale any more'],
  [{ kind: 'creator_linked', organisation: 'Studio & Co' }, 'belongs to Studio &amp; Co.'],
  [{ kind: 'creator_link_refused' }, 'not valid any more'],
])('/start says in one message what came of it: %o', async (view, words) => {
  features.api.answers.start = () => view;
  await features.handle(textMessage(1, 42, '/start x-1'));
  expect(sent()).toHaveLength(1);
  expect(sent()[0]?.text).toContain(words);
});

test('however many memberships there are, it is one message within the limits', async () => {
  const memberships = Array.from({ length: 60 }, () => ({ ...membership, channel: '<&>'.repeat(90) }));
  features.api.answers.start = () => ({ kind: 'claimed', memberships });
  await features.handle(textMessage(1, 42, '/start c-abc'));
  const visible = String(sent()[0]?.text)
    .replace(/<[^>]+>/g, '')
    .replace(/&\w+;/g, '.');
  expect(visible.length).toBeLessThanOrEqual(4_096);
  expect(visible).toContain('and 48 more');
});

test('an offer: cards behind a link to the seller and without a price, Stars in the chat', async () => {
  features.api.answers.start = () => ({ kind: 'plan', plan, memberships: [] });
  await features.handle(textMessage(1, 42, '/start p-1'));
  expect(sent()[0]?.text).toContain(
    'In Stars: ⭐ 250 a month\nWith a free trial of 7 days on the creator’s page.',
  );
  expect(sent()[0]?.text).not.toContain('€');
  expect(buttons()).toEqual([
    { text: 'Open the page of Studio & Co', url: plan.pageUrl },
    { text: 'Pay with ⭐ 250', callback_data: `stars:${priceId}` },
  ]);
});

test('the button for Stars: a subscription is a link, a single payment an invoice', async () => {
  const { api, telegram } = features;
  const invoice = {
    kind: 'invoice' as const,
    title: 'Monthly',
    description: 'Notes',
    payload: 'p',
    label: 'Monthly',
    stars: 250,
  };
  api.answers.starsInvoice = () => ({ ...invoice, subscriptionPeriodSeconds: 2_592_000 });
  await features.handle(buttonPress(1, 42, `stars:${priceId}`));
  expect(telegram.callsOf('createInvoiceLink')).toEqual([
    {
      title: 'Monthly',
      description: 'Notes',
      payload: 'p',
      provider_token: '',
      currency: 'XTR',
      prices: [{ label: 'Monthly', amount: 250 }],
      subscription_period: 2_592_000,
    },
  ]);
  expect(buttons()).toEqual([
    { text: 'Subscribe for ⭐ 250 a month', url: 'https://t.me/$emulated-invoice' },
  ]);

  api.answers.starsInvoice = () => ({ ...invoice, subscriptionPeriodSeconds: null });
  await features.handle(buttonPress(2, 42, `stars:${priceId}`));
  expect(telegram.callsOf('sendInvoice')).toMatchObject([
    { chat_id: 42, currency: 'XTR', provider_token: '', payload: 'p' },
  ]);
  expect(telegram.callsOf('answerCallbackQuery')).toHaveLength(2);
});

test('a refused purchase and an unknown button are answered too', async () => {
  await features.handle(buttonPress(1, 42, `stars:${priceId}`));
  await features.handle(buttonPress(2, 42, 'something else'));
  expect(features.telegram.callsOf('answerCallbackQuery')).toMatchObject([
    { show_alert: true, text: expect.stringContaining('not on sale') },
    { callback_query_id: 'press-2', text: expect.stringContaining('not possible any more') },
  ]);
});

test('when the api fails the person gets a word, and the failure is not swallowed', async () => {
  features.api.answers.start = () => {
    throw new Error('cannot now');
  };
  await expect(features.handle(textMessage(1, 42, '/start'))).rejects.toThrow();
  expect(sent()[0]?.text).toContain('try again in a minute');
});

test('a payment is not thanked for here, and groups are not talked into', async () => {
  await features.handle(starsPayment(1, 42));
  const inGroup = textMessage(2, 42, '/help');
  if (inGroup.message) Object.assign(inGroup.message, { chat: { ...chat, type: 'supergroup' } });
  await features.handle(inGroup);
  expect(features.called()).toEqual([]);
});

test('/help, /terms and /paysupport are answered, and so is what is not understood', async () => {
  for (const [index, text] of ['/help', '/terms', '/paysupport', 'hello?'].entries()) {
    await features.handle(textMessage(index, 42, text));
  }
  expect(sent().map((message) => String(message.text).split('\n')[0])).toEqual([
    '<b>What I do</b>',
    '<b>Terms</b>',
    '<b>Help with a payment</b>',
    expect.stringContaining('I did not understand'),
  ]);
});
