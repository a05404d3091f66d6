import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal } from '../../test/bot-api-server.ts';
import { type Features, startFeatures } from '../../test/start-features.ts';
import { chat, joinRequest } from '../../test/updates.ts';

const joinRequestId = `jrq_${'0'.repeat(26)}`;
const plans = [{ name: 'Monthly', url: 'https://example.com/buy/1' }];
let features: Features;
beforeEach(async () => {
  features = await startFeatures();
});
afterEach(() => features.close());

test('the payer is let in, and the api hears it', async () => {
  const { api, telegram } = features;
  api.answers.joinRequest = () => ({ answer: 'approve', joinRequestId, lease: 'lease-1' });
  await features.handle(joinRequest(1, 42));
  expect(api.callsOf('joinRequest')).toMatchObject([
    { chatId: chat.id, person: { id: 42 }, requestedAt: '2026-09-21T14:13:20.000Z' },
  ]);
  expect(telegram.callsOf('approveChatJoinRequest')).toEqual([{ chat_id: chat.id, user_id: 42 }]);
  expect(api.callsOf('joinAnswered')).toMatchObject([
    { joinRequestId, lease: 'lease-1', outcome: 'approved' },
  ]);
});

test('somebody else is told how to buy, then declined: afterwards Telegram would not deliver it', async () => {
  const { api, telegram } = features;
  api.answers.joinRequest = () => ({ answer: 'decline', joinRequestId, lease: null, plans });
  await features.handle(joinRequest(2, 43));
  expect(features.called()).toEqual(['sendMessage', 'declineChatJoinRequest']);
  const [message] = telegram.callsOf('sendMessage');
  expect(message).toMatchObject({
    chat_id: 43,
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: [[{ text: 'See Monthly', url: plans[0]?.url }]] },
  });
  expect(message?.text).toContain('<b>Morning &lt;Notes&gt;</b>');
  expect(api.callsOf('joinAnswered')).toMatchObject([{ lease: null, outcome: 'declined' }]);
});

test('heard of again: the api offers plans with its first answer only, so nobody is told twice', async () => {
  const { api } = features;
  api.answers.joinRequest = () => ({ answer: 'decline', joinRequestId, lease: null, plans: [] });
  await features.handle(joinRequest(8, 43));
  expect(features.called()).toEqual(['declineChatJoinRequest']);
});

test('that the message does not arrive changes nothing', async () => {
  const { api, telegram } = features;
  api.answers.joinRequest = () => ({ answer: 'decline', joinRequestId, lease: null, plans });
  telegram.answers.set('sendMessage', () =>
    refusal(403, "Forbidden: bot can't initiate conversation with a user"),
  );
  await features.handle(joinRequest(3, 43));
  expect(api.callsOf('joinAnswered')).toMatchObject([{ outcome: 'declined' }]);
});

test.each([
  ['Bad Request: HIDE_REQUESTER_MISSING', 'already_handled'],
  ['Bad Request: USER_ALREADY_PARTICIPANT', 'already_handled'],
  ['Bad Request: USER_CHANNELS_TOO_MUCH', 'failed'],
  ['Bad Request: not enough rights to manage chat join requests', 'failed'],
])('%s is reported as %s', async (description, outcome) => {
  const { api, telegram } = features;
  api.answers.joinRequest = () => ({ answer: 'approve', joinRequestId, lease: 'lease-2' });
  telegram.answers.set('approveChatJoinRequest', () => refusal(400, description));
  await features.handle(joinRequest(4, 42));
  expect(api.callsOf('joinAnswered')).toMatchObject([{ outcome }]);
});

test('a 429 is waited for; the report is repeated until it is taken', async () => {
  const { api, telegram } = features;
  api.answers.joinRequest = () => ({ answer: 'approve', joinRequestId, lease: 'lease-3' });
  const refusals = [refusal(429, 'Too Many Requests: retry after 1', { retry_after: 1 })];
  telegram.answers.set('approveChatJoinRequest', () => refusals.shift());
  let failures = 1;
  api.answers.joinAnswered = () => {
    failures -= 1;
    if (failures >= 0) throw new Error('cannot now');
  };
  await features.handle(joinRequest(5, 42));
  const [first, second] = telegram.calls;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  expect(api.callsOf('joinAnswered')).toHaveLength(2);
});

test('what is none of ours is left alone', async () => {
  await features.handle(joinRequest(6, 42));
  expect(features.called()).toEqual([]);
  expect(features.api.callsOf('joinAnswered')).toEqual([]);
});

test('a bot in charge of join requests answers to their id, also when it leaves them to people', async () => {
  const { api, telegram } = features;
  const update = joinRequest(7, 42);
  if (update.chat_join_request) update.chat_join_request.query_id = 'join-query';
  await features.handle(update);
  api.answers.joinRequest = () => ({ answer: 'approve', joinRequestId, lease: 'lease-4' });
  await features.handle(update);
  expect(telegram.callsOf('answerChatJoinRequestQuery')).toEqual([
    { chat_join_request_query_id: 'join-query', result: 'queue' },
    { chat_join_request_query_id: 'join-query', result: 'approve' },
  ]);
});

describe('who may pay within the request', () => {
  const url = 'https://web.example.com/t/chn_1?bot=1';
  const withQuery = (id: number) => {
    const update = joinRequest(id, 42);
    if (update.chat_join_request) update.chat_join_request.query_id = 'join-query';
    return update;
  };
  beforeEach(() => {
    features.api.answers.joinRequest = () => ({ answer: 'show_app', joinRequestId, url, plans });
  });

  test('is shown the Mini App, and nothing else is answered', async () => {
    await features.handle(withQuery(1));
    expect(features.api.callsOf('joinRequest')).toMatchObject([{ mayShowApp: true }]);
    expect(features.telegram.callsOf('sendChatJoinRequestWebApp')).toEqual([
      { chat_join_request_query_id: 'join-query', web_app_url: url },
    ]);
    expect(features.telegram.callsOf('answerChatJoinRequestQuery')).toEqual([]);
    expect(features.telegram.callsOf('sendMessage')).toEqual([]);
    expect(features.api.callsOf('joinAnswered')).toEqual([]);
  });

  test('is declined as ever, with a word on how to buy, where the app cannot be shown', async () => {
    const faulty = 'Bad Request: BUTTON_URL_INVALID';
    features.telegram.answers.set('sendChatJoinRequestWebApp', () => refusal(400, faulty));
    await features.handle(withQuery(2));
    expect(features.telegram.callsOf('answerChatJoinRequestQuery')).toEqual([
      { chat_join_request_query_id: 'join-query', result: 'decline' },
    ]);
    expect(features.telegram.callsOf('sendMessage')).toHaveLength(1);
    expect(features.api.callsOf('joinAnswered')).toMatchObject([{ outcome: 'declined' }]);
  });

  test('is not declined because the update came twice', async () => {
    const late = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    features.telegram.answers.set('sendChatJoinRequestWebApp', () => refusal(400, late));
    await features.handle(withQuery(3));
    expect(features.telegram.callsOf('answerChatJoinRequestQuery')).toEqual([]);
    expect(features.api.callsOf('joinAnswered')).toEqual([]);
  });
});
