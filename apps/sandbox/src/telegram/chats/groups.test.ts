import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, type SandboxHarness, startSandbox, withChannel } from '../../../test/start-sandbox.ts';

let telegram: SandboxHarness;
beforeEach(async () => {
  telegram = await startSandbox();
});
afterEach(() => telegram.stop());

test('a group that becomes a supergroup gets a new id and loses its links', async () => {
  const { chatId, payerId } = await withChannel(telegram, 'group');
  const link = await telegram.api.createChatInviteLink(chatId);
  await telegram.control(`/chats/${chatId}/members`, { userId: payerId, status: 'member' });
  await telegram.updates();
  const { id } = await telegram.control<{ id: number }>(`/chats/${chatId}/migrate`);
  expect(id).toBeLessThan(-1_000_000_000_000);
  const updates = await telegram.updates();
  expect(updates.map((each) => each.message)).toMatchObject([
    { chat: { id: chatId, type: 'group' }, migrate_to_chat_id: id },
    { chat: { id, type: 'supergroup' }, migrate_from_chat_id: chatId },
  ]);
  const call = telegram.api.getChatMember(chatId, payerId);
  await expect(call).rejects.toMatchObject({ error_code: 400, parameters: { migrate_to_chat_id: id } });
  expect((await telegram.api.getChatMember(id, payerId)).status).toBe('member');
  const opened = await telegram.control<{ outcome: string }>(`/users/${payerId}/open-link`, {
    link: link.invite_link,
  });
  expect(opened.outcome).toBe('link-expired');
});

test('groups write down who came and went; a basic group cannot unban', async () => {
  const { chatId, payerId } = await withChannel(telegram, 'supergroup');
  await telegram.control(`/chats/${chatId}/members`, { userId: payerId, status: 'member' });
  await telegram.control(`/users/${payerId}/leave`, { chatId });
  const kinds = (await telegram.updates()).map((each) =>
    each.message ? Object.keys(each.message).at(-1) : each.chat_member?.new_chat_member.status,
  );
  expect(kinds).toEqual(['member', 'new_chat_members', 'left', 'left_chat_member']);
  const basic = await withChannel(telegram, 'group');
  expect(await refusal(telegram.api.unbanChatMember(basic.chatId, basic.payerId))).toBe(
    '400 Bad Request: method is available for supergroup and channel chats only',
  );
});
