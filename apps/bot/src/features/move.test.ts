import type { ChatMoves } from '@latchkey/contracts/procedures/chat';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountMoveId } from '../../test/chat-fixtures.ts';
import { type Features, startFeatures } from '../../test/start-features.ts';
import { buttonPress, textMessage } from '../../test/updates.ts';

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

const page = 'https://web.example.com/member?key=sbr_1';
const place = { seller: 'Studio & Co', page, waitHours: 24, refusal: null, open: null };
const has = (...places: ChatMoves['places']) => {
  features.api.chat.moves = () => ({ askPage: 'https://web.example.com/member', places });
};

test('/move says how it goes, and leads to the page on which it is done', async () => {
  has(place, { ...place, seller: 'Stars', refusal: 'pays_in_stars' });
  await say('/move');
  expect(text()).toContain('<b>Studio &amp; Co</b>: can be moved. The wait is 24 h.');
  expect(text()).toContain('<b>Stars</b>: it is paid in Stars by this account');
  expect(buttons()).toEqual([
    ['Your page: Studio & Co', page],
    ['Your page: Stars', page],
  ]);
});

test('one that is open is shown, with the button that stops it', async () => {
  has({ ...place, open: { id: accountMoveId, readyAt: '2026-11-21T12:00:00.000Z', isReady: false } });
  await say('/move');
  expect(text()).toContain('It can be finished from 21 November 2026 at 12:00:00 UTC on.');
  expect(buttons()[0]).toEqual(['Stop it: Studio & Co', `move:stop:${accountMoveId}`]);
  has({ ...place, open: { id: accountMoveId, readyAt: '2026-11-21T12:00:00.000Z', isReady: true } });
  await say('/move');
  expect(text()).toContain('can be finished now');
});

test('an account that has no place is led to where the link is asked for by e-mail', async () => {
  await say('/move');
  expect(text()).toContain('Does your other account have it?');
  expect(buttons()).toEqual([['Ask by e-mail', 'https://web.example.com/member']]);
});

test('“This was not me” stops it, in the place of the message; tapped again it says the same', async () => {
  features.api.chat.stopMove = () => ({ kind: 'stopped' });
  await press(`move:stop:${accountMoveId}`);
  expect(features.called()).toEqual(['editMessageText', 'answerCallbackQuery']);
  const first = text();
  expect(first).toContain('<b>Stopped.</b>');
  await press(`move:stop:${accountMoveId}`);
  expect(text()).toBe(first);
  expect(features.api.callsOf('stopMove')).toMatchObject([
    { person: { id: 42 }, accountMoveId },
    { person: { id: 42 }, accountMoveId },
  ]);
});

test.each([
  ['moved', 'has moved to another account already'],
  ['expired', 'was not finished in time'],
] as const)('of one that is %s the button says so', async (kind, words) => {
  features.api.chat.stopMove = () => ({ kind });
  await press(`move:stop:${accountMoveId}`);
  expect(text()).toContain(words);
});

test('a button of somebody else, or made up, changes nothing and is answered', async () => {
  await press(`move:stop:${accountMoveId}`);
  await press('move:stop:mov_1');
  expect(features.api.callsOf('stopMove')).toHaveLength(1);
  expect(features.called()).toEqual(['answerCallbackQuery', 'answerCallbackQuery']);
});
