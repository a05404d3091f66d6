import { afterAll, beforeEach, expect, test } from 'vitest';
import { openWorker } from '../../test/open-worker.ts';
import { refusal, taken } from '../../test/start-bot-api.ts';

const worker = await openWorker();
afterAll(worker.close);
const { botApi, deps } = worker;
beforeEach(worker.renew);

const chat = () => ({ ...worker.shop, chatId: worker.shop.channel.chatId });

test('how many are in a chat, and who administers it, bots among them', async () => {
  botApi.answer('getChatMemberCount', taken(12));
  botApi.answer(
    'getChatAdministrators',
    taken([
      { status: 'creator', user: { id: 7 } },
      { status: 'administrator', user: { id: 8, is_bot: true } },
    ]),
  );
  expect(await deps.census.count(chat())).toEqual({ ok: true, value: 12 });
  expect(await deps.census.administrators(chat())).toEqual({ ok: true, value: [7, 8] });
  expect(botApi.calls.map(({ method, payload }) => [method, payload])).toEqual([
    ['getChatMemberCount', { chat_id: chat().chatId }],
    ['getChatAdministrators', { chat_id: chat().chatId, return_bots: true }],
  ]);
});

test('a refusal is an answer', async () => {
  botApi.answer('getChatMemberCount', refusal(403, 'Forbidden: bot was kicked from the channel chat'));
  expect(await deps.census.count(chat())).toMatchObject({ ok: false, failure: { kind: 'chat_unreachable' } });
});
