import { afterEach, expect, test, vi } from 'vitest';
import { refusal } from '../../test/bot-api-server.ts';
import { type Stack, startStack } from '../../test/start-stack.ts';
import { joined, joinRequest, preCheckout, starsPayment, textMessage } from '../../test/updates.ts';

const port = 22_450;
let stack: Stack | undefined;
afterEach(async () => {
  await stack?.close();
  stack = undefined;
});

const until = (check: () => void, timeout = 8_000) => vi.waitFor(check, { timeout, interval: 20 });

test('while the api is down nothing is confirmed; afterwards everything is stored once and in order', async () => {
  stack = await startStack({ port });
  const { telegram, api } = stack;
  api.state.down = true;
  telegram.push(
    textMessage(101, 1, '/help'),
    starsPayment(102, 1),
    joined(103, 2),
    textMessage(104, 1, '/terms'),
  );
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  telegram.push(joined(105, 3));
  expect(telegram.unconfirmed()).toEqual([101, 102, 103, 104, 105]);
  expect(telegram.callsOf('sendMessage')).toEqual([]);

  api.state.down = false;
  await until(() => expect(telegram.unconfirmed()).toEqual([]));
  expect([...api.stored].sort()).toEqual([101, 102, 103, 104, 105]);
  expect(api.stored.filter((id) => [101, 102, 104].includes(id))).toEqual([101, 102, 104]);
  await until(() => expect(telegram.callsOf('sendMessage')).toHaveLength(2));
  expect(api.calls.find((call) => call.name === 'ingest')?.correlationId).toMatch(/^tg-7000000001-10\d$/);
});

test('one update that cannot be stored holds back its own person only, and stays unconfirmed', async () => {
  stack = await startStack({ port });
  const { telegram, api } = stack;
  const store = api.answers.ingest;
  let broken = true;
  api.answers.ingest = (input) => {
    if (broken && input.update.update_id === 201) throw new Error('cannot now');
    return store(input);
  };
  telegram.push(textMessage(201, 1, '/help'), textMessage(202, 1, '/terms'), textMessage(203, 2, '/help'));
  await until(() => expect(telegram.callsOf('sendMessage')).toHaveLength(1));
  telegram.push(textMessage(204, 3, '/help'));
  await until(() => expect(api.stored).toEqual([203, 204]));
  expect(telegram.unconfirmed()).toEqual([201, 202, 203, 204]);

  broken = false;
  await until(() => expect(telegram.unconfirmed()).toEqual([]));
  expect(api.stored).toEqual([203, 204, 201, 202]);
  await until(() => expect(telegram.callsOf('sendMessage')).toHaveLength(4));
});

test('people wait for nobody else, and each is served in order', async () => {
  stack = await startStack({ port });
  const { telegram, api } = stack;
  const store = api.answers.ingest;
  api.answers.ingest = async (input) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
    return store(input);
  };
  const ids = Array.from({ length: 60 }, (_, index) => 300 + index);
  telegram.push(...ids.map((id) => textMessage(id, (id % 6) + 1, '/help')));
  await until(() => expect(telegram.unconfirmed()).toEqual([]));
  expect(api.stored).toHaveLength(60);
  for (const person of [0, 1, 2, 3, 4, 5]) {
    const own = api.stored.filter((id) => id % 6 === person);
    expect(own).toEqual([...own].sort((a, b) => a - b));
  }
});

test('an update the api refuses as invalid is skipped, counted, and logged without its content', async () => {
  stack = await startStack({ port });
  const { telegram, api, url, log } = stack;
  telegram.push({ ...textMessage(401.5, 1, 'a secret word') }, textMessage(402, 1, '/help'));
  await until(() => expect(telegram.unconfirmed()).toEqual([]));
  await until(() => expect(telegram.callsOf('sendMessage')).toHaveLength(1));
  expect(api.stored).toEqual([402]);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('bot_updates_total{kind="message",outcome="refused"} 1');
  expect(log.join('')).toContain('refuses this update');
  expect(log.join('')).not.toMatch(/secret word|Emulated/);
});

test('what the api had before is confirmed: no message again, but the door and the till are answered', async () => {
  stack = await startStack({
    port,
    prepare: (_telegram, api) => {
      api.stored.push(501, 502, 503);
      api.answers.joinRequest = () => ({
        answer: 'decline',
        joinRequestId: `jrq_${'0'.repeat(26)}`,
        lease: null,
        plans: [],
      });
    },
  });
  const { telegram } = stack;
  telegram.push(textMessage(501, 1, '/help'), joinRequest(502, 2), preCheckout(503, 3));
  await until(() => expect(telegram.unconfirmed()).toEqual([]));
  await until(() => expect(telegram.callsOf('answerPreCheckoutQuery')).toHaveLength(1));
  await until(() => expect(telegram.callsOf('declineChatJoinRequest')).toHaveLength(1));
  expect(telegram.callsOf('sendMessage')).toEqual([]);
});

test('a payment is declined in time while the api is down, and its update is stored later', async () => {
  stack = await startStack({ port });
  const { telegram, api } = stack;
  api.state.down = true;
  const pushedAt = Date.now();
  telegram.push(textMessage(601, 1, '/help'), preCheckout(602, 1));
  await until(() => expect(telegram.callsOf('answerPreCheckoutQuery')).toHaveLength(1), 9_000);
  expect(Date.now() - pushedAt).toBeLessThan(9_000);
  expect(telegram.callsOf('answerPreCheckoutQuery')[0]).toMatchObject({
    ok: false,
    error_message: expect.stringMatching(/Nothing was charged/),
  });
  api.state.down = false;
  await until(() => expect(telegram.unconfirmed()).toEqual([]));
  expect([...api.stored].sort()).toEqual([601, 602]);
  expect(telegram.callsOf('answerPreCheckoutQuery')).toHaveLength(1);
}, 20_000);

test('waits as long as Telegram asks, and takes away a webhook that is in the way', async () => {
  stack = await startStack({ port });
  const { telegram } = stack;
  const answers = [
    refusal(429, 'Too Many Requests: retry after 1', { retry_after: 1 }),
    refusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    ),
    refusal(502, 'Bad Gateway'),
  ];
  const removedAtStart = telegram.callsOf('deleteWebhook').length;
  telegram.answers.set('getUpdates', () => answers.shift());
  telegram.push(textMessage(701, 1, '/help'));
  await until(() => expect(telegram.callsOf('sendMessage')).toHaveLength(1));
  expect(telegram.callsOf('deleteWebhook')).toHaveLength(removedAtStart + 1);
  const polls = telegram.calls.filter((call) => call.method === 'getUpdates');
  const gaps = polls.slice(1).map((poll, index) => poll.at - (polls[index]?.at ?? 0));
  expect(gaps.some((gap) => gap >= 1_000)).toBe(true);
});

test('what is being stored when the process stops is handled to the end', async () => {
  stack = await startStack({ port });
  const { telegram, api } = stack;
  const store = api.answers.ingest;
  api.answers.ingest = async (input) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    return store(input);
  };
  telegram.push(textMessage(901, 1, '/help'));
  await until(() => expect(api.callsOf('ingest')).toHaveLength(1));
  await stack.close();
  stack = undefined;
  expect(api.stored).toEqual([901]);
  expect(telegram.callsOf('sendMessage')).toHaveLength(1);
});

test('asks for every kind of update by name, says who it is, and confirms what is stored when it stops', async () => {
  stack = await startStack({ port });
  const { telegram, api, url } = stack;
  telegram.push(joined(801, 1));
  await until(() => expect(api.stored).toEqual([801]));
  await until(() =>
    expect(api.callsOf('hello')).toEqual([{ botTelegramId: 7_000_000_001, username: 'latchkey_test_bot' }]),
  );
  expect(telegram.callsOf('getUpdates')[0]?.allowed_updates).toEqual(
    expect.arrayContaining([
      'chat_member',
      'my_chat_member',
      'chat_join_request',
      'pre_checkout_query',
      'subscription',
    ]),
  );
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  api.state.down = true;
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  await stack.close();
  stack = undefined;
  expect(telegram.unconfirmed()).toEqual([]);
});
