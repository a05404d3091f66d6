import { TRPCError } from '@trpc/server';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  access,
  orderId,
  organisationId,
  planId,
  priceId,
  purchase,
  seller,
  subscriptionId,
} from '../../test/chat-fixtures.ts';
import { type Features, startFeatures } from '../../test/start-features.ts';
import { buttonPress, chat, speaking, textMessage } from '../../test/updates.ts';

let features: Features;
beforeEach(async () => {
  features = await startFeatures();
});
afterEach(() => features.close());

let updateId = 1;
const say = (text: string) => features.handle(textMessage(updateId++, 42, text));
const press = (data: string) => features.handle(buttonPress(updateId++, 42, data));
const last = () =>
  features.telegram.calls.filter(({ method }) => /^(sendMessage|editMessageText)$/.test(method)).at(-1);
const text = () => String(last()?.parameters.text);
const buttons = () =>
  (
    (last()?.parameters.reply_markup as { inline_keyboard: Record<string, string>[][] } | undefined)
      ?.inline_keyboard ?? []
  )
    .flat()
    .map((button) => [button.text, button.callback_data ?? button.url]);
const has = (...purchases: ReturnType<typeof purchase>[]) => {
  features.api.chat.standing = () => ({ accesses: [access], purchases, pages: [] });
};

test('/status: each access with why and until when, its way in, and a button for each purchase', async () => {
  const pages = [{ seller: 'Studio & Co', url: 'https://web.example.com/member?key=sbr_1' }];
  features.api.chat.standing = () => ({
    accesses: [
      access,
      { ...access, channel: 'Trial', inside: true, why: [{ kind: 'trial', plan: 'Gold' }] },
      {
        ...access,
        channel: 'Given',
        inside: true,
        entitledUntil: null,
        why: [{ kind: 'complimentary', plan: 'Friends' }],
      },
      { ...access, channel: 'Late', inside: true, graceUntil: '2026-11-08T10:00:00.000Z' },
    ],
    purchases: [purchase({ payUrl: 'https://example.com/invoice' })],
    pages,
  });
  await say('/status');
  expect(text()).toContain('🔑 <b>Notes &lt;b&gt;</b>');
  expect(text()).toContain('With Gold.\nPaid until 3 November 2026.');
  expect(text()).toContain('In the trial of Gold.');
  expect(text()).toContain('With the compliments of the creator: Friends.');
  expect(text()).toContain('⚠️ <b>Late</b>');
  expect(text()).toContain('until 8 November 2026');
  expect(buttons()).toEqual([
    ['Join Notes <b>', 'https://t.me/+emulated'],
    ['Pay for Gold', 'https://example.com/invoice'],
    ['⚙️ Gold', `status:show:${orderId}`],
    ['Your page: Studio & Co', pages[0]?.url],
  ]);
});

test('a purchase: what comes next, and everything that can be done, in the place of the list', async () => {
  const withdrawal = {
    openUntil: '2026-10-17T10:00:00.000Z',
    refund: null,
    policy: 'full' as const,
    receivedAt: null,
    state: null,
  };
  has(purchase({}, { withdrawal }));
  await press(`status:show:${orderId}`);
  expect(features.called()).toEqual(['editMessageText', 'answerCallbackQuery']);
  expect(text()).toContain(
    'It renews by itself.\nPaid until 3 November 2026.\nNext payment on 3 November 2026: €12.50.',
  );
  expect(buttons()).toEqual([
    ['Change plan', `change:of:${subscriptionId}`],
    ['Cancel', `cancel:ask:${subscriptionId}`],
    ['Withdraw from contract here', `withdraw:of:${orderId}`],
    ['‹ Back', 'status:list'],
  ]);
});

test('whoever has nothing is shown what is on sale, with /start and /status alike', async () => {
  features.api.chat.plans = () => [{ planId, name: 'Gold', seller: 'Studio' }];
  for (const command of ['/start', '/status']) {
    await say(command);
    expect(text()).toContain('No membership is linked');
    expect(buttons()).toEqual([['Gold · Studio', `plans:show:${planId}:0`]]);
  }
});

test('/plans is leafed through in one message; an offer has a price in Stars alone', async () => {
  features.api.chat.plans = () =>
    Array.from({ length: 8 }, (_, index) => ({ planId, name: `Plan ${index}`, seller: 'Studio' }));
  await say('/plans');
  expect(buttons()).toHaveLength(7);
  expect(buttons().at(-1)).toEqual(['›', 'plans:list:1']);
  await press('plans:list:9');
  expect(buttons()).toEqual([
    ['Plan 6 · Studio', `plans:show:${planId}:1`],
    ['Plan 7 · Studio', `plans:show:${planId}:1`],
    ['‹', 'plans:list:0'],
  ]);
  features.api.chat.offer = () => ({
    name: 'Gold',
    seller: 'Studio',
    channels: ['Notes'],
    interval: 'month',
    trialDays: 7,
    pageUrl: 'https://example.com/buy/1',
    stars: { priceId, amount: 250 },
    byCard: true,
  });
  await press(`plans:show:${planId}:1`);
  expect(text()).toContain('In Stars: ⭐ 250 a month\nWith a free trial of 7 days');
  expect(buttons()).toEqual([
    ['Open the page of Studio', 'https://example.com/buy/1'],
    ['Pay with ⭐ 250', `stars:${priceId}`],
    ['‹ All plans', 'plans:list:1'],
  ]);
});

test('/cancel: says until when access lasts, then ends it, with the way back beneath', async () => {
  has(purchase());
  await say('/cancel');
  expect(text()).toContain('You keep your access until 3 November 2026');
  expect(buttons()).toEqual([
    ['Yes, cancel', `cancel:yes:${subscriptionId}`],
    ['No, keep it', `status:show:${orderId}`],
  ]);
  features.api.chat.cancel = () =>
    purchase({ status: 'ending', mayCancel: false, mayResume: true, next: null });
  await press(`cancel:yes:${subscriptionId}`);
  expect(text()).toContain('It is cancelled and will not renew.\nPaid until 3 November 2026.');
  expect(buttons()).toEqual([
    ['Go on after all', `cancel:undo:${subscriptionId}`],
    ['‹ Back', 'status:list'],
  ]);
  features.api.chat.resume = () => purchase();
  await press(`cancel:undo:${subscriptionId}`);
  expect(text()).toContain('It renews by itself.');
});

test('Stars: what Telegram has not confirmed is not said', async () => {
  has(purchase({}, { provider: 'stars' }));
  await say('/cancel');
  expect(text()).toContain('only once Telegram has confirmed it');
  const ending = { status: 'ending' as const, mayCancel: false, next: null };
  features.api.chat.cancel = () => purchase({ ...ending, renewal: 'cancelling' }, { provider: 'stars' });
  await press(`cancel:yes:${subscriptionId}`);
  expect(text()).toContain('has been asked to charge no more, and has not answered yet');
  expect(text()).not.toContain('confirmed');
  features.api.chat.cancel = () => purchase({ ...ending, renewal: 'off' }, { provider: 'stars' });
  await press(`cancel:yes:${subscriptionId}`);
  expect(text()).toContain('Telegram has confirmed: nothing more is charged.');
});

test('several memberships: it is asked which one is meant', async () => {
  has(purchase(), purchase({}, { plan: 'Silver' }));
  for (const command of ['/cancel', '/change']) {
    await say(command);
    expect(buttons().map(([label]) => label)).toEqual(['Gold · Studio & Co', 'Silver · Studio & Co']);
  }
});

test('/renew: pays what is open, goes on with what ends, buys again what has ended', async () => {
  has(purchase({ status: 'unpaid', payUrl: 'https://example.com/invoice' }));
  await say('/renew');
  expect(buttons()).toContainEqual(['Pay the open invoice', 'https://example.com/invoice']);
  has(purchase({ status: 'ending', mayResume: true }));
  await say('/renew');
  expect(buttons()).toContainEqual(['Go on after all', `cancel:undo:${subscriptionId}`]);
  has(purchase({ status: 'ended', mayCancel: false }));
  await say('/renew');
  expect(buttons()).toContainEqual(['Buy again', `plans:show:${planId}:0`]);
});

const ids = `${subscriptionId.slice(4)}:${priceId.slice(4)}`;

test('/change: another plan, what it costs, and only then the change', async () => {
  has(purchase());
  features.api.chat.changeOptions = () => ({
    kind: 'options',
    subscriptionId,
    current: 'Gold',
    options: [{ priceId, name: 'Platinum', interval: 'month' }],
  });
  await say('/change');
  expect(buttons()[0]).toEqual(['Platinum, by the month', `change:to:${ids}`]);
  expect(Buffer.byteLength(String(buttons()[0]?.[1]))).toBeLessThanOrEqual(64);
  const euro = (amountMinor: string) => ({ amountMinor, currency: 'EUR' });
  features.api.chat.previewChange = () => ({
    kind: 'preview',
    version: 7,
    preview: {
      plan: { planId, name: 'Platinum', priceId, amount: euro('1800'), interval: 'month' },
      dueNow: euro('450'),
      credit: euro('0'),
      lines: [],
      next: { at: '2026-11-03T10:00:00.000Z', amount: euro('1800') },
      gains: ['Extra <b>'],
      loses: [],
      prorationDate: '2026-10-10T10:00:00.000Z',
    },
  });
  await press(`change:to:${ids}`);
  expect(text()).toContain('Charged now: <b>€4.50</b>');
  expect(text()).toContain('Next payment on 3 November 2026: €18.00.');
  expect(text()).toContain('Opens in addition: Extra &lt;b&gt;');
  expect(buttons()[0]).toEqual(['Yes, change', 'change:yes:7']);
  features.api.chat.change = () => ({ kind: 'switched' });
  await press('change:yes:7');
  expect(text()).toContain('Your plan is changed');
  features.api.chat.change = () => ({ kind: 'payment_needed', payUrl: 'https://example.com/pay' });
  await press('change:yes:7');
  expect(buttons()[0]).toEqual(['Pay now', 'https://example.com/pay']);
});

test('why a plan cannot be changed is said, with what to do; a button of another time shows the present', async () => {
  has(purchase({}, { provider: 'stars' }));
  features.api.chat.changeOptions = () => ({ kind: 'refused', reason: 'stars' });
  await say('/change');
  expect(text()).toContain('Telegram cannot move such a subscription');
  await press('change:yes:3');
  expect(text()).toContain('<b>Your memberships</b>');
});

test('/withdraw: the two steps of the law, what it takes asked for in between, and the receipt', async () => {
  const withdrawal = {
    openUntil: '2026-10-17T10:00:00.000Z',
    refund: null,
    policy: 'full' as const,
    receivedAt: null,
    state: null,
  };
  has(purchase({}, { withdrawal }));
  await say('/withdraw');
  expect(buttons()).toEqual([['Gold · Studio & Co', `withdraw:of:${orderId}`]]);
  const contract = { plan: 'Gold', seller: 'Studio Ltd', orderedAt: '2026-10-03T10:00:00.000Z' };
  features.api.chat.beginWithdrawal = () => ({ kind: 'step', step: { kind: 'name_wanted', contract } });
  await press(`withdraw:of:${orderId}`);
  expect(text()).toContain('your full name');
  const answer = textMessage(updateId++, 42, 'Ada Lovelace');
  await features.handleHeard(answer, {
    kind: 'withdrawal',
    step: { kind: 'email_wanted', version: 4, known: 'a…@example.com' },
  });
  expect(buttons()[0]).toEqual(['Use a…@example.com', 'withdraw:mail:4']);
  features.api.chat.useKnownEmail = () => ({
    kind: 'step',
    step: {
      kind: 'confirmation_wanted',
      version: 5,
      contract,
      name: 'Ada Lovelace',
      email: 'ada@example.com',
    },
  });
  await press('withdraw:mail:4');
  expect(text()).toContain(
    'I, Ada Lovelace, withdraw from the contract for Gold, ordered on 3 October 2026 from Studio Ltd.',
  );
  expect(buttons()[0]).toEqual(['Confirm withdrawal', 'withdraw:yes:5']);
  const receipt = {
    orderId,
    receivedAt: '2026-10-05T10:00:07.000Z',
    email: 'ada@example.com',
    refund: { amountMinor: '1250', currency: 'EUR' },
  };
  features.api.chat.withdraw = () => ({
    kind: 'received',
    plan: 'Gold',
    seller: 'Studio Ltd',
    name: 'Ada Lovelace',
    receipt,
  });
  await press('withdraw:yes:5');
  expect(text()).toContain('Received: 5 October 2026 at 10:00:07 UTC');
  expect(text()).toContain('You get back: €12.50.');
  await press('withdraw:yes:5');
  expect(features.api.callsOf('withdraw')).toMatchObject([{ version: 5, locale: 'en' }, { version: 5 }]);
});

test('/receipts: date and amount, the card’s as links, Stars listed', async () => {
  features.api.chat.receipts = () => [
    {
      id: 'in_1',
      kind: 'invoice',
      at: '2026-10-03T10:00:00.000Z',
      amount: { amountMinor: '1250', currency: 'EUR' },
      status: 'paid',
      url: 'https://example.com/in_1',
      seller: 'Studio',
    },
    {
      id: 'pay_1',
      kind: 'stars',
      at: '2026-09-03T10:00:00.000Z',
      amount: { amountMinor: '250', currency: 'XTR' },
      status: 'refunded',
      url: null,
      seller: 'Studio',
    },
  ];
  await say('/receipts');
  expect(text()).toContain(
    '• 3 October 2026: €12.50, Studio – paid\n• 3 September 2026: ⭐ 250, Studio – given back',
  );
  expect(buttons()).toEqual([['3 October 2026 · €12.50', 'https://example.com/in_1']]);
});

test('/support: one creator is asked for at once, several are chosen from; the number confirms', async () => {
  features.api.chat.beginSupport = () => ({ seller: 'Studio & Co' });
  features.api.chat.sellers = () => [seller];
  await say('/support');
  expect(text()).toContain('Write your message to Studio &amp; Co now');
  features.api.chat.sellers = () => [seller, { ...seller, name: 'Other' }];
  await say('/support');
  expect(buttons().map(([label]) => label)).toEqual(['✉️ Studio & Co', '✉️ Other']);
  await press(`support:to:${organisationId}`);
  expect(features.api.callsOf('beginSupport')).toMatchObject([
    { organisationId },
    { organisationId, updateId: updateId - 1 },
  ]);
  const words = textMessage(updateId++, 42, 'Where is the link?');
  await features.handleHeard(words, { kind: 'support_taken', number: 12, seller: 'Studio & Co' });
  expect(text()).toContain('Its number is 12.');
});

test('/privacy: what is kept, all of it as a file, and in two steps the request to erase it', async () => {
  features.api.chat.sellers = () => [seller];
  await say('/privacy');
  expect(buttons()).toEqual([
    ['Privacy: Studio & Co', seller.legal.privacy],
    ['My data: Studio & Co', seller.memberPage],
    ['Erase my data: Studio & Co', `privacy:erase:${organisationId}`],
  ]);
  await press(`privacy:erase:${organisationId}`);
  expect(features.api.callsOf('erase')).toEqual([]);
  features.api.chat.erase = () => ({ requestedAt: '2026-10-05T10:00:00.000Z' });
  await press(`privacy:yes:${organisationId}`);
  expect(text()).toContain('has received your request</b> (5 October 2026)');
});

test('/terms links the texts of the creators', async () => {
  features.api.chat.sellers = () => [seller];
  await say('/terms');
  expect(buttons()).toEqual([['Terms: Studio & Co', seller.legal.terms]]);
});

test.each([
  ['/cancel', 'nothing to cancel'],
  ['/renew', 'nothing to renew'],
  ['/change', 'no running membership'],
  ['/withdraw', 'no contract that you could withdraw from'],
  ['/receipts', 'have not paid anything'],
  ['/support', 'nobody to write to'],
  ['/plans', 'Nothing is on sale'],
  ['/privacy', 'What is kept of you'],
])('%s by somebody who has nothing is answered with what to do', async (command, words) => {
  await say(command);
  expect(text()).toContain(words);
});

test('what the api finds to be over is said kindly, and is no failure; another failure is', async () => {
  await press(`cancel:yes:${subscriptionId}`);
  expect(features.telegram.callsOf('answerCallbackQuery')).toMatchObject([
    { text: expect.stringContaining('not possible any more'), show_alert: true },
  ]);
  features.api.chat.cancel = () => {
    throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR' });
  };
  await expect(press(`cancel:yes:${subscriptionId}`)).rejects.toThrow();
});

test('stickers and pictures are answered; so is a command in a group that names the bot', async () => {
  const sticker = textMessage(updateId++, 42, '');
  if (sticker.message) Object.assign(sticker.message, { text: undefined, photo: [], caption: 'look' });
  await features.handle(sticker as Update);
  expect(text()).toContain('only pass on text');
  const inGroup = textMessage(updateId++, 42, '/status@latchkey_test_bot');
  if (inGroup.message) {
    Object.assign(inGroup.message, { chat: { ...chat, type: 'supergroup' } });
    Object.assign(inGroup.message, { entities: [{ type: 'bot_command', offset: 0, length: 25 }] });
  }
  await features.handle(inGroup);
  expect(text()).toContain('write to me in private');
  expect(features.api.calls).toEqual([]);
});

test('the same in French', async () => {
  has(purchase());
  await features.handle(speaking('fr', textMessage(updateId++, 42, '/cancel')));
  expect(text()).toContain('Résilier Gold\u202f?');
  await features.handle(speaking('fr', buttonPress(updateId++, 42, `status:show:${orderId}`)));
  expect(text()).toMatch(/Prochain paiement le 3 novembre 2026\u00a0: 12,50\s€/);
});
