import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { botId } from '../../test/bot-api-server.ts';
import { type Stack, startStack, webhookSecret } from '../../test/start-stack.ts';
import { preCheckout, textMessage } from '../../test/updates.ts';
import { en } from '../texts/en.ts';

let stack: Stack;
beforeEach(async () => {
  stack = await startStack({ port: 22_451, webhook: true });
});
afterEach(() => stack.close());

test('the webhook is set with its secret and every kind of update by name', async () => {
  const [parameters] = stack.telegram.callsOf('setWebhook');
  expect(parameters).toMatchObject({
    url: `${stack.url}/webhooks/telegram/${botId}`,
    secret_token: webhookSecret,
    allowed_updates: expect.arrayContaining(['chat_member', 'chat_join_request', 'subscription']),
  });
  expect(stack.telegram.callsOf('getUpdates')).toEqual([]);
  expect((await fetch(`${stack.url}/readyz`)).status).toBe(200);
});

test('a wrong or missing secret is refused before anything is read', async () => {
  expect(await post(textMessage(1, 1, '/help'), { secret: 'another' })).toBe(401);
  expect(await post(textMessage(1, 1, '/help'), { secret: null })).toBe(401);
  expect(stack.api.calls.filter((call) => call.name === 'ingest')).toEqual([]);
  const metrics = await (await fetch(`${stack.url}/metrics`)).text();
  expect(metrics).toContain('bot_webhook_refusals_total 2');
});

test('2xx only for what is stored; the same update twice is one message', async () => {
  stack.api.state.down = true;
  expect(await post(textMessage(11, 1, '/help'))).toBe(503);
  stack.api.state.down = false;
  expect(await post(textMessage(11, 1, '/help'))).toBe(200);
  expect(await post(textMessage(11, 1, '/help'))).toBe(200);
  expect(await post(textMessage(12, 1, '/terms'))).toBe(200);
  await vi.waitFor(() => expect(stack.telegram.callsOf('sendMessage')).toHaveLength(2), 3_000);
  expect(stack.telegram.callsOf('sendMessage').map(({ text }) => text)).toEqual([
    en.information.help.html,
    en.information.terms.html,
  ]);
  expect(stack.api.stored).toEqual([11, 12]);
});

test('what is no update, or for another bot, is refused; what the api refuses as invalid is not sent again', async () => {
  expect(await post({ hello: 1 })).toBe(400);
  expect(await post(textMessage(21, 1, '/help'), { bot: 5 })).toBe(404);
  expect(await post({ ...textMessage(22, 1, 'x'.repeat(1_100_000)) })).toBe(413);
  stack.api.answers.ingest = () => ({ duplicate: false, chosenLocale: null, heard: null });
  expect(await post(textMessage(23, 1, '/help'))).toBe(200);
});

test('a payment is answered even when its update cannot be stored', async () => {
  stack.api.state.down = true;
  expect(await post(preCheckout(31, 1))).toBe(503);
  await vi.waitFor(
    () => expect(stack.telegram.callsOf('answerPreCheckoutQuery')).toMatchObject([{ ok: false }]),
    3_000,
  );
});

async function post(body: unknown, options: { secret?: string | null; bot?: number } = {}): Promise<number> {
  const secret = options.secret === undefined ? webhookSecret : options.secret;
  const response = await fetch(`${stack.url}/webhooks/telegram/${options.bot ?? botId}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret !== null && { 'x-telegram-bot-api-secret-token': secret }),
    },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response.status;
}
