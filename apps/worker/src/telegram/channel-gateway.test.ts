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
    [rights(true, true), { isAdmin: true, canInvite: true, canRestrict: true }],
    [rights(true, false), { isAdmin: true, canInvite: true, canRestrict: false }],
    [rights(false, true), { isAdmin: true, canInvite: false, canRestrict: true }],
    [taken({ status: 'member' }), { isAdmin: false, canInvite: false, canRestrict: false }],
    [
      taken({ status: 'restricted', can_invite_users: true }),
      { isAdmin: false, canInvite: false, canRestrict: false },
    ],
    [taken({ status: 'left' }), { isAdmin: false, canInvite: false, canRestrict: false }],
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

describe('a link that we made is tried', () => {
  const link = 'https://t.me/+ours';
  test('by writing to it what it has already', async () => {
    expect(await deps.channels.tryJoinLink(chat(), link)).toEqual({ ok: true, value: undefined });
    expect(botApi.calls).toMatchObject([
      {
        method: 'editChatInviteLink',
        payload: {
          chat_id: chat().chatId,
          invite_link: link,
          name: 'Latchkey',
          creates_join_request: true,
        },
      },
    ]);
  });

  test('one that was revoked is dead', async () => {
    botApi.answer('editChatInviteLink', refusal(400, 'Bad Request: INVITE_HASH_EXPIRED'));
    expect(await deps.channels.tryJoinLink(chat(), link)).toMatchObject({
      ok: false,
      failure: { kind: 'link_dead' },
    });
  });
});

test.each([
  [
    { url: '', pending_update_count: 3 },
    { byWebhook: false, pending: 3, includesMembers: null },
  ],
  [
    { url: '', pending_update_count: 0, allowed_updates: ['message', 'chat_member'] },
    { byWebhook: false, pending: 0, includesMembers: true },
  ],
  [
    { url: '', pending_update_count: 0, allowed_updates: ['message'] },
    { byWebhook: false, pending: 0, includesMembers: false },
  ],
  [
    { url: 'https://bot.example.com', pending_update_count: 0 },
    { byWebhook: true, pending: 0, includesMembers: false },
  ],
  [
    { url: 'https://bot.example.com', pending_update_count: 9, last_error_date: 1_700_000_000 },
    { byWebhook: true, pending: 9, lastErrorAt: new Date(1_700_000_000_000), includesMembers: false },
  ],
])('how updates arrive: %j', async (info, expected) => {
  botApi.answer('getWebhookInfo', taken(info));
  expect(await deps.channels.updateDelivery(chat())).toEqual({
    ok: true,
    value: { lastErrorAt: null, ...expected },
  });
});

test('hard case 13: the chat has moved, as the refusal of any call says: the channel moves with it', async () => {
  const { organisationId, channel } = worker.shop;
  const [from, to] = [channel.chatId, channel.chatId - 1];
  const upgraded = refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
    migrate_to_chat_id: to,
  });
  botApi.answer('unbanChatMember', upgraded);
  const answer = await deps.chat.remove({ ...chat(), telegramId: 777 });
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'chat_migrated' } });
  const rows = await deps.database
    .sql`select chat_id::text, former_chat_ids::text[] from channel where organisation_id = ${organisationId}`;
  expect(rows).toEqual([{ chat_id: String(to), former_chat_ids: [String(from)] }]);
});
