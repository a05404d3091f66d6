import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, type SandboxHarness, startSandbox, withChannel } from '../../../test/start-sandbox.ts';

let telegram: SandboxHarness;
let ownerId: number;
let payerId: number;
let chatId: number;

beforeEach(async () => {
  telegram = await startSandbox();
  ({ ownerId, payerId, chatId } = await withChannel(telegram));
});
afterEach(() => telegram.stop());

const open = (userId: number, link: string) =>
  telegram.control<{ outcome: string }>(`/users/${userId}/open-link`, { link });
const requestLink = async () =>
  (await telegram.api.createChatInviteLink(chatId, { creates_join_request: true })).invite_link;

test('a bot added by somebody sees who it was', async () => {
  const other = await telegram.control<{ id: number }>('/chats', {
    type: 'channel',
    title: 'Second',
    ownerId,
  });
  await telegram.control(`/chats/${other.id}/bot`, { rights: { can_invite_users: true } });
  const [update] = await telegram.updates();
  expect(update?.my_chat_member).toMatchObject({
    chat: { id: other.id, title: 'Second' },
    from: { id: ownerId },
    old_chat_member: { status: 'left' },
    new_chat_member: { status: 'administrator', can_invite_users: true, can_restrict_members: false },
  });
});

test('a request to join is approved by identity and echoed', async () => {
  const link = await requestLink();
  expect(await open(payerId, link)).toEqual({ outcome: 'request-sent', chatId });
  expect((await open(payerId, link)).outcome).toBe('request-pending');
  const asked = await telegram.updates();
  expect(asked).toHaveLength(1);
  expect(asked[0]?.chat_join_request).toMatchObject({
    chat: { id: chatId },
    from: { id: payerId },
    user_chat_id: payerId,
    invite_link: { invite_link: link, creates_join_request: true },
  });
  await telegram.api.approveChatJoinRequest(chatId, payerId);
  const [joined] = await telegram.updates();
  expect(joined?.chat_member).toMatchObject({
    from: { is_bot: true },
    old_chat_member: { status: 'left' },
    new_chat_member: { status: 'member', user: { id: payerId } },
    via_join_request: true,
    invite_link: { invite_link: link },
  });
  expect(await refusal(telegram.api.approveChatJoinRequest(chatId, payerId))).toBe(
    '400 Bad Request: USER_ALREADY_PARTICIPANT',
  );
  expect(await refusal(telegram.api.declineChatJoinRequest(chatId, payerId))).toBe(
    '400 Bad Request: HIDE_REQUESTER_MISSING',
  );
  expect((await open(payerId, link)).outcome).toBe('already-member');
});

test('a declined person may ask again; a withdrawn request is gone', async () => {
  const link = await requestLink();
  await open(payerId, link);
  await telegram.api.declineChatJoinRequest(chatId, payerId);
  expect((await open(payerId, link)).outcome).toBe('request-sent');
  await telegram.control(`/users/${payerId}/withdraw-request`, { chatId });
  expect(await refusal(telegram.api.approveChatJoinRequest(chatId, payerId))).toBe(
    '400 Bad Request: HIDE_REQUESTER_MISSING',
  );
  await open(payerId, link);
  await telegram.control(`/users/${payerId}/settings`, { inTooManyChannels: true });
  expect(await refusal(telegram.api.approveChatJoinRequest(chatId, payerId))).toBe(
    '400 Bad Request: USER_CHANNELS_TOO_MUCH',
  );
});

test('somebody who asked to join can be written to for five minutes', async () => {
  const stranger = await telegram.control<{ id: number }>('/users', { firstName: 'Sam' });
  await open(stranger.id, await requestLink());
  await telegram.api.sendMessage(stranger.id, 'One moment');
  await telegram.clock.advance(301_000);
  expect(await refusal(telegram.api.sendMessage(stranger.id, 'x'))).toBe(
    "403 Forbidden: bot can't initiate conversation with a user",
  );
});

test('links: revoked, limited, expiring, foreign', async () => {
  const limited = await telegram.api.createChatInviteLink(chatId, { member_limit: 1, name: 'one' });
  expect((await open(payerId, limited.invite_link)).outcome).toBe('joined');
  const other = await telegram.control<{ id: number }>('/users', { firstName: 'Sam' });
  expect((await open(other.id, limited.invite_link)).outcome).toBe('link-full');
  await telegram.control(`/users/${payerId}/leave`, { chatId });
  expect((await open(other.id, limited.invite_link)).outcome).toBe('joined');
  const revoked = await telegram.api.revokeChatInviteLink(chatId, limited.invite_link);
  expect(revoked.is_revoked).toBe(true);
  expect((await open(payerId, limited.invite_link)).outcome).toBe('link-expired');
  const short = await telegram.api.createChatInviteLink(chatId, {
    expire_date: Math.floor(Date.now() / 1000) + 60,
  });
  await telegram.clock.advance(61_000);
  expect((await open(payerId, short.invite_link)).outcome).toBe('link-expired');
  expect(
    await refusal(telegram.api.createChatInviteLink(chatId, { member_limit: 1, creates_join_request: true })),
  ).toBe("400 Bad Request: member limit can't be specified for links requiring administrator approval");

  await telegram.updates();
  const foreign = await telegram.control<{ url: string }>(`/chats/${chatId}/links`, {
    createsJoinRequest: true,
  });
  await open(payerId, foreign.url);
  const seen = (await telegram.updates())[0]?.chat_join_request?.invite_link;
  expect(seen?.invite_link).toMatch(/^https:\/\/t\.me\/\+.{8}\.\.\.$/);
  expect(await refusal(telegram.api.revokeChatInviteLink(chatId, foreign.url))).toBe(
    '400 Bad Request: INVITE_HASH_EXPIRED',
  );
});

test('getChatMember tells left, member, restricted, kicked, and doubts', async () => {
  const status = async () => (await telegram.api.getChatMember(chatId, payerId)).status;
  expect(await status()).toBe('left');
  await telegram.control(`/chats/${chatId}/members`, { userId: payerId, status: 'member' });
  expect(await status()).toBe('member');
  await telegram.control(`/chats/${chatId}/members`, { userId: payerId, status: 'restricted' });
  expect(await telegram.api.getChatMember(chatId, payerId)).toMatchObject({
    status: 'restricted',
    is_member: true,
  });
  await telegram.control(`/chats/${chatId}/members`, { userId: payerId, status: 'kicked' });
  expect(await status()).toBe('kicked');
  const unseen = await telegram.control<{ id: number }>('/users', { firstName: 'Uma' });
  expect(await refusal(telegram.api.getChatMember(chatId, unseen.id))).toBe(
    '400 Bad Request: PARTICIPANT_ID_INVALID',
  );
  expect(await refusal(telegram.api.getChatMember(chatId, 31337))).toBe('400 Bad Request: user not found');
  expect((await telegram.api.getChatMember(chatId, 7_000_000_001)).status).toBe('administrator');
  expect(await telegram.api.getChatMemberCount(chatId)).toBe(2);
  expect((await telegram.api.getChatAdministrators(chatId)).map((each) => each.status)).toEqual([
    'creator',
    'administrator',
  ]);
});

test('unban removes a member, keeps out nobody, and spares a member when only_if_banned', async () => {
  const join = () => telegram.control(`/chats/${chatId}/members`, { userId: payerId, status: 'member' });
  await join();
  await telegram.api.unbanChatMember(chatId, payerId, { only_if_banned: true });
  expect((await telegram.api.getChatMember(chatId, payerId)).status).toBe('member');
  await telegram.updates();
  await telegram.api.unbanChatMember(chatId, payerId);
  expect((await telegram.updates())[0]?.chat_member).toMatchObject({
    from: { is_bot: true },
    old_chat_member: { status: 'member' },
    new_chat_member: { status: 'left' },
  });
  await join();
  await telegram.api.banChatMember(chatId, payerId);
  expect((await open(payerId, await requestLink())).outcome).toBe('link-expired');
  await telegram.api.unbanChatMember(chatId, payerId, { only_if_banned: true });
  expect((await open(payerId, await requestLink())).outcome).toBe('request-sent');
});

test('rights are enforced, owner and administrators stay', async () => {
  expect(await refusal(telegram.api.banChatMember(chatId, ownerId))).toBe(
    "400 Bad Request: can't remove chat owner",
  );
  await telegram.control(`/chats/${chatId}/members`, { userId: payerId, status: 'administrator' });
  expect(await refusal(telegram.api.unbanChatMember(chatId, payerId))).toBe(
    '400 Bad Request: user is an administrator of the chat',
  );
  await telegram.control(`/chats/${chatId}/bot`, { rights: { can_post_messages: true } });
  expect(await refusal(telegram.api.createChatInviteLink(chatId))).toBe(
    '400 Bad Request: not enough rights to manage chat invite link',
  );
  expect(await refusal(telegram.api.approveChatJoinRequest(chatId, payerId))).toBe(
    '400 Bad Request: not enough rights to manage chat join requests',
  );
  expect(await refusal(telegram.api.unbanChatMember(chatId, payerId))).toBe(
    '400 Bad Request: not enough rights to restrict/unrestrict chat member',
  );
  await telegram.control(`/chats/${chatId}/bot`, { status: 'kicked' });
  expect(await refusal(telegram.api.getChatMember(chatId, payerId))).toBe(
    '403 Forbidden: bot was kicked from the channel chat',
  );
  await telegram.control(`/chats/${chatId}/bot`, { status: 'left' });
  expect(await refusal(telegram.api.getChat(chatId))).toBe(
    '403 Forbidden: bot is not a member of the channel chat',
  );
  expect(await refusal(telegram.api.getChat(-1_009_999_999_999))).toBe('400 Bad Request: chat not found');
});

test('getChat and leaveChat', async () => {
  expect(await telegram.api.getChat(chatId)).toMatchObject({
    id: chatId,
    type: 'channel',
    title: 'Private talks',
  });
  expect(await telegram.api.getChat(payerId)).toMatchObject({
    id: payerId,
    type: 'private',
    username: 'ada',
  });
  await telegram.updates();
  await telegram.api.leaveChat(chatId);
  expect((await telegram.updates())[0]?.my_chat_member?.new_chat_member.status).toBe('left');
});
