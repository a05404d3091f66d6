import type { Update } from 'grammy/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal } from '../../test/bot-api-server.ts';
import { type Features, startFeatures } from '../../test/start-features.ts';
import { startStack } from '../../test/start-stack.ts';
import { buttonPress, joinRequest, preCheckout, speaking, textMessage } from '../../test/updates.ts';

let features: Features;
beforeEach(async () => {
  features = await startFeatures();
});
afterEach(() => features.close());

const said = (method: string) => features.telegram.callsOf(method).map(({ text }) => String(text));

test('everybody is spoken to in the language of their Telegram; who has none of ours, in English', async () => {
  for (const [index, tag] of ['fr-CA', 'de', undefined].entries()) {
    await features.handle(speaking(tag, textMessage(index, 42, '/start')));
  }
  expect(said('sendMessage').map((text) => text.split('\n')[0])).toEqual([
    '<b>Bonjour\u202f!</b>',
    '<b>Hello!</b>',
    '<b>Hello!</b>',
  ]);
});

test('the chosen language comes with the answer that an update is stored, and is stronger', async () => {
  const stack = await startStack({
    port: 22_460,
    prepare: (_telegram, api) => (api.state.chosenLocale = 'fr'),
  });
  try {
    stack.telegram.push(textMessage(1, 42, '/help'));
    await expect.poll(() => stack.telegram.callsOf('sendMessage')).toHaveLength(1);
    expect(stack.telegram.callsOf('sendMessage')[0]?.text).toContain('Ce que je fais');
  } finally {
    await stack.close();
  }
});

test('/language asks; the answer is kept and takes the place of the question, in the new language', async () => {
  await features.handle(textMessage(1, 42, '/language'));
  expect(features.telegram.callsOf('sendMessage')[0]?.reply_markup).toEqual({
    inline_keyboard: [
      [
        { text: 'English', callback_data: 'language:en' },
        { text: 'Français', callback_data: 'language:fr' },
      ],
      [{ text: 'As in Telegram', callback_data: 'language:telegram' }],
    ],
  });
  await features.handle(buttonPress(2, 42, 'language:fr'));
  await features.handle(buttonPress(3, 42, 'language:telegram'));
  expect(features.api.callsOf('chooseLanguage')).toMatchObject([
    { person: { id: 42 }, locale: 'fr' },
    { locale: null },
  ]);
  expect(said('editMessageText')).toEqual([
    expect.stringContaining('désormais en français'),
    expect.stringContaining('I follow the language of your Telegram'),
  ]);
  expect(features.telegram.callsOf('answerCallbackQuery')).toHaveLength(2);
});

test('pressed twice is no failure; where the question is gone, the answer is a new message', async () => {
  const { telegram } = features;
  const refusals = ['message is not modified: specified new message content …', "message can't be edited"];
  telegram.answers.set('editMessageText', () => refusal(400, `Bad Request: ${refusals.shift()}`));
  await features.handle(buttonPress(1, 42, 'language:en'));
  expect(features.called()).toEqual(['editMessageText', 'answerCallbackQuery']);
  await features.handle(buttonPress(2, 42, 'language:en'));
  expect(said('sendMessage')).toEqual([expect.stringContaining('I speak English')]);
  await features.handle(buttonPress(3, 42, 'language:xx'));
  expect(telegram.callsOf('answerCallbackQuery')).toHaveLength(3);
});

test('with the api away, and at door and till, people hear it in their language', async () => {
  const { api, telegram } = features;
  const french = (update: Update) => features.handle(speaking('fr', update));
  const joinRequestId = `jrq_${'0'.repeat(26)}`;
  const plans = [{ name: 'Monthly', url: 'https://example.com/buy/1' }];
  api.answers.joinRequest = () => ({ answer: 'decline', joinRequestId, lease: null, plans });
  await french(joinRequest(1, 43));
  expect(said('sendMessage')[0]).toContain('est réservé aux membres');
  api.answers.preCheckout = () => ({ ok: false, reason: 'price_changed' });
  await french(preCheckout(2, 42));
  api.state.down = true;
  await french(preCheckout(3, 42));
  await expect(french(textMessage(4, 42, '/start'))).rejects.toThrow();
  expect(telegram.callsOf('answerPreCheckoutQuery')).toMatchObject([
    { ok: false, error_message: expect.stringContaining('Le prix a changé') },
    { ok: false, error_message: expect.stringContaining('Rien n’a été débité') },
  ]);
  expect(said('sendMessage')[1]).toContain('Réessayez dans une minute');
});
