import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorker } from '../../test/open-worker.ts';
import { refusal, taken } from '../../test/start-bot-api.ts';

const worker = await openWorker();
afterAll(worker.close);
const { botApi, deps } = worker;
beforeEach(worker.renew);

const chat = () => ({ ...worker.shop, chatId: worker.shop.channel.chatId });

describe('an inspection', () => {
  beforeEach(() => {
    botApi.answer('getMe', taken({ id: 42, is_bot: true }));
    botApi.answer('getChat', taken({ id: chat().chatId, type: 'channel', title: 'Red Door' }));
  });
  const rights = (can_invite_users: boolean, can_restrict_members: boolean) =>
    taken({ status: 'administrator', can_invite_users, can_restrict_members });

  test.each([
    [rights(true, true), { canInvite: true, canRestrict: true }],
    [rights(true, false), { canInvite: true, canRestrict: false }],
    [rights(false, true), { canInvite: false, canRestrict: true }],
    [taken({ status: 'member' }), { canInvite: false, canRestrict: false }],
    [taken({ status: 'restricted', can_invite_users: true }), { canInvite: false, canRestrict: false }],
    [taken({ status: 'left' }), { canInvite: false, canRestrict: false }],
  ])("tells the bot's own rights: %j", async (own, expected) => {
    botApi.answer('getChatMember', own);
    const answer = await deps.channels.inspect(chat());
    expect(answer).toEqual({ ok: true, value: { title: 'Red Door', kind: 'channel', ...expected } });
    expect(botApi.calls.find(({ method }) => method === 'getChatMember')?.payload).toEqual({
      chat_id: chat().chatId,
      user_id: 42,
    });
  });

  test('of a chat that the bot was thrown out of', async () => {
    botApi.answer('getChat', refusal(403, 'Forbidden: bot was kicked from the channel chat'));
    botApi.answer('getChatMember', refusal(403, 'Forbidden: bot was kicked from the channel chat'));
    const answer = await deps.channels.inspect(chat());
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'chat_unreachable' } });
  });
});

test('the way in is a link on which people ask to join, without a limit of members', async () => {
  botApi.answer(
    'createChatInviteLink',
    taken({ invite_link: 'https://t.me/+new', creates_join_request: true }),
  );
  expect(await deps.channels.createJoinLink(chat())).toEqual({ ok: true, value: 'https://t.me/+new' });
  expect(botApi.calls[0]?.payload).toEqual({
    chat_id: chat().chatId,
    name: 'Latchkey',
    creates_join_request: true,
  });
});

test.each([
  ['creator', true],
  ['administrator', true],
  ['member', false],
  ['restricted', false],
  ['left', false],
  ['kicked', false],
])('%s administers the chat: %s', async (status, expected) => {
  botApi.answer('getChatMember', taken({ status }));
  expect(await deps.channels.administers(chat(), 777)).toEqual({ ok: true, value: expected });
});
