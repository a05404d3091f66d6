import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openWorker } from '../../../test/open-worker.ts';
import { refusal, taken } from '../../../test/start-bot-api.ts';

const worker = await openWorker();
afterAll(worker.close);
const { botApi, deps } = worker;
beforeEach(worker.renew);

const person = (telegramId = 777, chatId = worker.shop.channel.chatId) => ({
  ...worker.shop,
  chatId,
  telegramId,
});
const limited = refusal(429, 'Too Many Requests: retry after 40', { retry_after: 40 });

describe('hard case 19: a method that was refused in one chat', () => {
  beforeEach(async () => {
    botApi.answer('getChatMember', limited, taken({ status: 'left' }));
    expect(await deps.chat.look(person())).toMatchObject({ ok: false, failure: { retryAfterMs: 40_000 } });
    botApi.calls.length = 0;
  });

  test('is not called there again before its time', async () => {
    const answer = await deps.chat.look(person(778));
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'rate_limited' } });
    expect(answer.ok || answer.failure.retryAfterMs).toBeGreaterThan(38_000);
    expect(botApi.calls).toEqual([]);
  });

  test('is called in other chats, and other methods are called there', async () => {
    expect(await deps.chat.look(person(777, -1_009))).toMatchObject({ ok: true });
    expect(await deps.chat.approveJoin(person())).toMatchObject({ ok: true });
    expect(botApi.methods()).toEqual(['getChatMember', 'approveChatJoinRequest']);
  });
});

test('hard case 19: refused without a chat, it is not called anywhere', async () => {
  botApi.answer('getMe', limited, taken({ id: 42, is_bot: true }));
  const chat = { ...worker.shop, chatId: worker.shop.channel.chatId };
  await deps.channels.inspect(chat);
  expect(await deps.channels.inspect({ ...chat, chatId: -1_009 })).toMatchObject({
    ok: false,
    failure: { kind: 'rate_limited' },
  });
  expect(botApi.methods()).toEqual(['getMe']);
});

test('a chat that does not answer holds up nobody else', async () => {
  let answerSlowly: (answer: ReturnType<typeof taken>) => void = () => {};
  const silence = new Promise<ReturnType<typeof taken>>((resolve) => {
    answerSlowly = resolve;
  });
  const slow = -1_001;
  botApi.answer('getChatMember', ({ payload }) =>
    payload.chat_id === slow ? silence : taken({ status: 'left' }),
  );
  const looks = Array.from({ length: 30 }, (_, index) => deps.chat.look(person(index + 1, slow)));
  const sentAway: unknown[] = [];
  for (const look of looks) void look.then((answer) => sentAway.push(answer));
  await vi.waitFor(() => expect(sentAway).toHaveLength(10));
  expect(sentAway).toEqual(
    Array(10).fill({ ok: false, failure: expect.objectContaining({ kind: 'rate_limited' }) }),
  );
  expect(await deps.chat.look(person())).toMatchObject({ ok: true });
  answerSlowly(taken({ status: 'left' }));
  const answers = await Promise.all(looks);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
  expect(await deps.chat.look(person(1, slow))).toMatchObject({ ok: true });
});

test('hard case 19: those who queue for a chat are not called either once it has said to wait', async () => {
  let calls = 0;
  botApi.answer('getChatMember', async () => {
    calls += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return limited;
  });
  const looks = await Promise.all(
    Array.from({ length: 30 }, (_, index) => deps.chat.look(person(index + 1))),
  );
  expect(looks.every((answer) => !answer.ok && answer.failure.kind === 'rate_limited')).toBe(true);
  expect(calls).toBe(20);
});
