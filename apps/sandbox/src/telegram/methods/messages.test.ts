import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, type SandboxHarness, startSandbox, withChannel } from '../../../test/start-sandbox.ts';

let telegram: SandboxHarness;
let payerId: number;
let chatId: number;

beforeAll(async () => {
  telegram = await startSandbox();
  ({ payerId, chatId } = await withChannel(telegram));
});
afterAll(() => telegram.stop());

test('a /start with a payload arrives as a command', async () => {
  await telegram.control(`/users/${payerId}/start`, { payload: 'claim-1' });
  const [update] = await telegram.updates();
  expect(update?.message).toMatchObject({
    text: '/start claim-1',
    from: { id: payerId, is_bot: false },
    chat: { id: payerId, type: 'private' },
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
  });
});

test('HTML becomes text and entities', async () => {
  const sent = await telegram.api.sendMessage(
    payerId,
    'Hi <b>Ada &amp; <i>co</i></b>, <a href="https://example.com/?a=1&amp;b=2">here</a>',
    {
      parse_mode: 'HTML',
    },
  );
  expect(sent.text).toBe('Hi Ada & co, here');
  expect(sent.entities).toEqual([
    { type: 'bold', offset: 3, length: 8 },
    { type: 'italic', offset: 9, length: 2 },
    { type: 'text_link', offset: 13, length: 4, url: 'https://example.com/?a=1&b=2' },
  ]);
  expect(await refusal(telegram.api.sendMessage(payerId, '<b>x', { parse_mode: 'HTML' }))).toContain(
    "can't parse entities",
  );
});

test('MarkdownV2 wants reserved characters escaped', async () => {
  const sent = await telegram.api.sendMessage(payerId, '*bold* and [a link](https://example.com/a_b)\\.', {
    parse_mode: 'MarkdownV2',
  });
  expect(sent.text).toBe('bold and a link.');
  expect(sent.entities?.map((each) => each.type)).toEqual(['bold', 'text_link']);
  expect(await refusal(telegram.api.sendMessage(payerId, 'no.', { parse_mode: 'MarkdownV2' }))).toContain(
    "Character '.' is reserved",
  );
});

test('a button reaches the bot once and its answer the person', async () => {
  const reply_markup = { inline_keyboard: [[{ text: 'Yes', callback_data: 'yes' }]] };
  const sent = await telegram.api.sendMessage(payerId, 'Sure?', { reply_markup });
  const pressed = await telegram.control<{ callbackQueryId: string }>(`/users/${payerId}/press`, {
    messageId: sent.message_id,
    text: 'Yes',
  });
  const [update] = await telegram.updates();
  expect(update?.callback_query).toMatchObject({
    id: pressed.callbackQueryId,
    data: 'yes',
    from: { id: payerId },
  });
  await telegram.api.answerCallbackQuery(pressed.callbackQueryId, { text: 'Done' });
  expect(await refusal(telegram.api.answerCallbackQuery(pressed.callbackQueryId))).toContain(
    'query is too old',
  );
});

test('an edit changes the message, the same edit is refused', async () => {
  const sent = await telegram.api.sendMessage(payerId, 'one');
  await telegram.api.editMessageText(payerId, sent.message_id, 'two');
  expect(await refusal(telegram.api.editMessageText(payerId, sent.message_id, 'two'))).toContain(
    'message is not modified',
  );
  await telegram.api.deleteMessage(payerId, sent.message_id);
  expect(await refusal(telegram.api.deleteMessage(payerId, sent.message_id))).toContain(
    'message to delete not found',
  );
});

test('blocked, deactivated, never started, unknown', async () => {
  await telegram.control(`/users/${payerId}/block`);
  expect(await refusal(telegram.api.sendMessage(payerId, 'x'))).toBe(
    '403 Forbidden: bot was blocked by the user',
  );
  const [blocked] = await telegram.updates();
  expect(blocked?.my_chat_member).toMatchObject({
    old_chat_member: { status: 'member' },
    new_chat_member: { status: 'kicked' },
  });
  await telegram.control(`/users/${payerId}/start`);
  expect((await telegram.updates()).map((each) => Object.keys(each)[1])).toEqual([
    'my_chat_member',
    'message',
  ]);

  const stranger = await telegram.control<{ id: number }>('/users', { firstName: 'Sam' });
  expect(await refusal(telegram.api.sendMessage(stranger.id, 'x'))).toBe('400 Bad Request: chat not found');
  await telegram.control(`/chats/${chatId}/members`, { userId: stranger.id, status: 'member' });
  expect(await refusal(telegram.api.sendMessage(stranger.id, 'x'))).toBe(
    "403 Forbidden: bot can't initiate conversation with a user",
  );
  await telegram.control(`/users/${stranger.id}/start`);
  await telegram.control(`/users/${stranger.id}/settings`, { deactivated: true });
  expect(await refusal(telegram.api.sendMessage(stranger.id, 'x'))).toBe(
    '403 Forbidden: user is deactivated',
  );
  expect(await refusal(telegram.api.sendMessage(12, 'x'))).toBe('400 Bad Request: chat not found');
  expect(await refusal(telegram.api.sendMessage(payerId, ' '))).toBe(
    '400 Bad Request: message text is empty',
  );
});

test('posts in the channel, and hears what is posted there', async () => {
  await telegram.updates();
  const sent = await telegram.api.sendMessage(chatId, 'News');
  expect(sent).toMatchObject({ chat: { id: chatId, type: 'channel' }, sender_chat: { id: chatId } });
  await telegram.control(`/chats/${chatId}/messages`, { userId: payerId, text: 'hello' });
  expect((await telegram.updates())[0]?.channel_post).toMatchObject({ text: 'hello' });
});
