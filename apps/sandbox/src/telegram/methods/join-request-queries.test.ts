import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, type SandboxHarness, startSandbox, withChannel } from '../../../test/start-sandbox.ts';

const late = '400 Bad Request: query is too old and response timeout expired or query ID is invalid';
let telegram: SandboxHarness;
let payerId: number;
let chatId: number;
let queryId: string;

beforeEach(async () => {
  telegram = await startSandbox();
  ({ payerId, chatId } = await withChannel(telegram));
  const { username } = await telegram.api.getMe();
  await telegram.control(`/chats/${chatId}/join-request-bot`, { bot: username });
  const { invite_link: link } = await telegram.api.createChatInviteLink(chatId, {
    creates_join_request: true,
  });
  await telegram.control(`/users/${payerId}/open-link`, { link });
  const [asked] = await telegram.updates();
  queryId = asked?.chat_join_request?.query_id ?? '';
});
afterEach(() => telegram.stop());

const standing = async () => (await telegram.api.getChatMember(chatId, payerId)).status;

test('a bot in charge is asked by a query, and its yes lets in; a query is answered once', async () => {
  expect(queryId).not.toBe('');
  await telegram.api.answerChatJoinRequestQuery(queryId, 'approve');
  expect(await standing()).toBe('member');
  expect(await refusal(telegram.api.answerChatJoinRequestQuery(queryId, 'decline'))).toBe(late);
});

test('a Mini App may be shown in answer; the request goes on waiting for a decision', async () => {
  await telegram.api.sendChatJoinRequestWebApp(queryId, 'https://web.example.com/t/chn_1?bot=1');
  expect(await standing()).toBe('left');
  expect(await refusal(telegram.api.sendChatJoinRequestWebApp(queryId, 'https://web.example.com'))).toBe(
    late,
  );
  await telegram.api.approveChatJoinRequest(chatId, payerId);
  expect(await standing()).toBe('member');
});

test('left to people, the request waits for any administrator', async () => {
  await telegram.api.answerChatJoinRequestQuery(queryId, 'queue');
  expect(await standing()).toBe('left');
  await telegram.api.declineChatJoinRequest(chatId, payerId);
});

test('an address that is none, and a query of nobody, are refused', async () => {
  expect(await refusal(telegram.api.sendChatJoinRequestWebApp(queryId, 'javascript:alert(1)'))).toBe(
    '400 Bad Request: BUTTON_URL_INVALID',
  );
  expect(await refusal(telegram.api.answerChatJoinRequestQuery('unknown', 'approve'))).toBe(late);
});
