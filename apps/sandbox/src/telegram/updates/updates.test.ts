import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, type SandboxHarness, startSandbox, withChannel } from '../../../test/start-sandbox.ts';

let telegram: SandboxHarness;
let payerId: number;
let chatId: number;

beforeEach(async () => {
  telegram = await startSandbox();
  ({ payerId, chatId } = await withChannel(telegram));
});
afterEach(() => telegram.stop());

const say = (text: string) => telegram.control(`/users/${payerId}/send`, { text });

test('a poll waits for the next update, an offset confirms', async () => {
  const poll = telegram.api.getUpdates({ timeout: 20 });
  await say('one');
  const [first] = await poll;
  expect(first?.message?.text).toBe('one');
  await say('two');
  expect(await telegram.api.getUpdates()).toHaveLength(2);
  const rest = await telegram.api.getUpdates({ offset: (first?.update_id ?? 0) + 1 });
  expect(rest.map((each) => each.message?.text)).toEqual(['two']);
  expect(await telegram.api.getUpdates({ offset: -1 })).toHaveLength(1);
});

test('a second poll ends the first', async () => {
  const first = refusal(telegram.api.getUpdates({ timeout: 20 }));
  await new Promise((resolve) => setTimeout(resolve, 200));
  const second = telegram.api.getUpdates({ timeout: 20 });
  expect(await first).toMatch(/^409 Conflict: terminated by other getUpdates request/);
  await say('x');
  expect(await second).toHaveLength(1);
});

test('chat_member comes only when it is listed, and the list persists', async () => {
  const join = (status: string) => telegram.control(`/chats/${chatId}/members`, { userId: payerId, status });
  await telegram.api.getUpdates({ allowed_updates: [] });
  await join('member');
  expect(await telegram.api.getUpdates()).toEqual([]);
  await telegram.api.getUpdates({ allowed_updates: ['chat_member'] });
  await join('left');
  await say('not wanted');
  expect((await telegram.api.getUpdates()).map((each) => Object.keys(each)[1])).toEqual(['chat_member']);
});

test('updates are kept for 24 hours, callback queries for 150 seconds', async () => {
  const sent = await telegram.api.sendMessage(payerId, 'x', {
    reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'a' }]] },
  });
  await telegram.api.getUpdates({ allowed_updates: [] });
  await say('kept');
  await telegram.control(`/users/${payerId}/press`, { messageId: sent.message_id, data: 'a' });
  await telegram.clock.advance(151_000);
  expect((await telegram.api.getUpdates()).map((each) => each.message?.text)).toEqual(['kept']);
  await telegram.clock.advance(86_400_000);
  expect(await telegram.api.getUpdates()).toEqual([]);
});

test('a webhook gets the secret, is tried again, and blocks only its own queue', async () => {
  const hook = await startHook();
  hook.refuse = (update) =>
    update.message?.text === 'bad' &&
    hook.seen.filter((each) => each.update_id === update.update_id).length < 2;
  await telegram.api.setWebhook(hook.url, {
    secret_token: 'example-secret',
    allowed_updates: ['message', 'chat_member'],
  });
  expect(await refusal(telegram.api.getUpdates())).toMatch(
    /^409 Conflict: can't use getUpdates method while webhook is active/,
  );
  await say('bad');
  await say('good');
  await telegram.control(`/chats/${chatId}/members`, { userId: payerId, status: 'member' });
  await expect.poll(() => hook.seen.length, { timeout: 5_000 }).toBe(4);
  const order = hook.seen.map((each) => each.message?.text ?? 'chat_member');
  expect(order).toEqual(['bad', 'chat_member', 'bad', 'good']);
  expect(hook.headers?.['x-telegram-bot-api-secret-token']).toBe('example-secret');
  for (const update of hook.seen) telegram.contract.checkUpdate(update);
  const info = await telegram.api.getWebhookInfo();
  expect(info).toMatchObject({
    url: hook.url,
    pending_update_count: 0,
    last_error_message: expect.stringContaining('500'),
  });
  await telegram.api.deleteWebhook();
  expect((await telegram.api.getWebhookInfo()).url).toBe('');
  hook.server.close();
});

async function startHook() {
  const hook = {
    seen: [] as Update[],
    headers: undefined as IncomingHttpHeaders | undefined,
    refuse: (_update: Update): boolean => false,
    url: '',
    server: createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const update = JSON.parse(body) as Update;
        hook.seen.push(update);
        hook.headers = request.headers;
        response.writeHead(hook.refuse(update) ? 500 : 200).end();
      });
    }),
  };
  await new Promise<void>((resolve) => hook.server.listen(0, '127.0.0.1', resolve));
  hook.url = `http://127.0.0.1:${(hook.server.address() as AddressInfo).port}/hook`;
  return hook;
}
