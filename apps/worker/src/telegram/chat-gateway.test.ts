import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorker } from '../../test/open-worker.ts';
import { refusal, taken } from '../../test/start-bot-api.ts';

const worker = await openWorker();
afterAll(worker.close);
const { botApi, deps } = worker;
beforeEach(worker.renew);

const person = () => ({ ...worker.shop, chatId: worker.shop.channel.chatId, telegramId: 777 });
const asked = () => ({ chat_id: worker.shop.channel.chatId, user_id: 777 });

describe('a look', () => {
  test.each([
    [{ status: 'creator' }, 'owner'],
    [{ status: 'administrator' }, 'admin'],
    [{ status: 'member' }, 'inside'],
    [{ status: 'restricted', is_member: true }, 'inside'],
    [{ status: 'restricted', is_member: false }, 'left'],
    [{ status: 'left' }, 'left'],
    [{ status: 'kicked', until_date: 0 }, 'kicked'],
  ])('%j is %s', async (member, membership) => {
    botApi.answer('getChatMember', taken(member));
    expect(await deps.chat.look(person())).toEqual({ ok: true, value: membership });
    expect(botApi.calls).toEqual([{ token: '42:test', method: 'getChatMember', payload: asked() }]);
  });

  test('a doubtful answer is an answer of its own', async () => {
    botApi.answer('getChatMember', refusal(400, 'Bad Request: PARTICIPANT_ID_INVALID'));
    expect(await deps.chat.look(person())).toMatchObject({
      ok: false,
      failure: { kind: 'membership_unknown' },
    });
  });
});

test('the way out leaves no ban behind: unban without only_if_banned, and nothing else', async () => {
  expect(await deps.chat.remove(person())).toEqual({ ok: true, value: undefined });
  expect(botApi.calls).toMatchObject([{ method: 'unbanChatMember', payload: asked() }]);
  expect(botApi.calls[0]?.payload).not.toHaveProperty('only_if_banned');
});

test.each([
  ['approveJoin', 'approveChatJoinRequest'],
  ['declineJoin', 'declineChatJoinRequest'],
] as const)('%s is %s; answered before is told apart', async (verb, method) => {
  botApi.answer(method, taken(true), refusal(400, 'Bad Request: HIDE_REQUESTER_MISSING'));
  expect(await deps.chat[verb](person())).toEqual({ ok: true, value: undefined });
  expect(await deps.chat[verb](person())).toMatchObject({ ok: false, failure: { kind: 'already_so' } });
  expect(botApi.calls[0]).toMatchObject({ method, payload: asked() });
});

test('a bot of another organisation is no bot', async () => {
  const { organisationId } = worker.shop;
  await worker.renew();
  const answer = await deps.chat.look({ ...person(), organisationId });
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'token_rejected' } });
  expect(botApi.calls).toEqual([]);
});
