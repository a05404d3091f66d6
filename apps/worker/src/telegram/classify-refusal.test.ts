import { type TelegramFailureKind, telegramFailureKinds } from '@latchkey/contracts/telegram-failure';
import { describe, expect, test } from 'vitest';
import { classifyRefusal } from './classify-refusal.ts';

// The words of the official Bot API server and of MTProto (in capitals), as they reach us.
const refusals: Partial<Record<TelegramFailureKind, [number, string][]>> = {
  person_unreachable: [
    [403, 'Forbidden: bot was blocked by the user'],
    [403, 'Forbidden: user is deactivated'],
    [403, "Forbidden: bot can't initiate conversation with a user"],
  ],
  chat_unreachable: [
    [400, 'Bad Request: chat not found'],
    [403, 'Forbidden: bot was kicked from the channel chat'],
    [403, 'Forbidden: bot was kicked from the supergroup chat'],
    [403, 'Forbidden: bot was kicked from the group chat'],
    [403, 'Forbidden: bot is not a member of the channel chat'],
    [403, 'Forbidden: bot is not a member of the supergroup chat'],
    [403, 'Forbidden: the group chat was deleted'],
    [400, 'Bad Request: member list is inaccessible'],
    [400, 'Bad Request: CHANNEL_PRIVATE'],
  ],
  rights_missing: [
    [400, 'Bad Request: CHAT_ADMIN_REQUIRED'],
    [400, 'Bad Request: not enough rights to manage chat invite link'],
    [400, 'Bad Request: Not enough rights to manage chat join requests'],
    [400, 'Bad Request: not enough rights to restrict/unrestrict chat member'],
    [400, 'Bad Request: need administrator rights in the channel chat'],
    [400, 'Bad Request: CHAT_WRITE_FORBIDDEN'],
    [403, 'Forbidden: something new that the bot may not do'],
  ],
  person_is_admin: [
    [400, 'Bad Request: user is an administrator of the chat'],
    [400, "Bad Request: can't remove chat owner"],
    [400, 'Bad Request: USER_ADMIN_INVALID'],
  ],
  already_so: [
    [400, 'Bad Request: USER_ALREADY_PARTICIPANT'],
    [400, 'Bad Request: HIDE_REQUESTER_MISSING'],
    [400, 'Bad Request: INPUT_USER_DEACTIVATED'],
    [400, 'Bad Request: message is not modified: specified new message content is exactly the same'],
  ],
  membership_unknown: [
    [400, 'Bad Request: PARTICIPANT_ID_INVALID'],
    [400, 'Bad Request: USER_NOT_PARTICIPANT'],
    [400, 'Bad Request: USER_ID_INVALID'],
    [400, 'Bad Request: user not found'],
    [400, 'Bad Request: member not found'],
  ],
  link_dead: [
    [400, 'Bad Request: INVITE_HASH_EXPIRED'],
    [400, 'Bad Request: INVITE_HASH_INVALID'],
    [400, 'Bad Request: INVITE_REVOKED_MISSING'],
  ],
  too_many_channels: [
    [400, 'Bad Request: CHANNELS_TOO_MUCH'],
    [400, 'Bad Request: USER_CHANNELS_TOO_MUCH'],
  ],
  token_rejected: [
    [401, 'Unauthorized'],
    [404, 'Not Found'],
  ],
  request_faulty: [
    [400, 'Bad Request: chat_id is empty'],
    [400, 'Bad Request: BUTTON_DATA_INVALID'],
    [400, 'Bad Request: message text is empty'],
    [400, "Bad Request: can't parse entities: unsupported start tag"],
    [400, 'Bad Request: method is available for supergroup and channel chats only'],
  ],
  too_late: [[400, 'Bad Request: query is too old and response timeout expired or query ID is invalid']],
  transient: [
    [
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    ],
    [500, 'Internal Server Error'],
    [502, 'Bad Gateway'],
    [504, 'Gateway Timeout'],
  ],
};

describe.each(Object.entries(refusals))('%s', (kind, examples) => {
  test.each(examples)('%i %s', (code, description) => {
    expect(classifyRefusal({ code, description })).toEqual({ kind, description });
  });
});

describe('rate_limited', () => {
  const description = 'Too Many Requests: retry after 37';

  test('waits as long as Telegram says', () => {
    const failure = classifyRefusal({ code: 429, description, retryAfterSeconds: 37 });
    expect(failure).toEqual({ kind: 'rate_limited', description, retryAfterMs: 37_000 });
  });

  test('waits a second where it does not say', () => {
    expect(classifyRefusal({ code: 429, description })).toMatchObject({ retryAfterMs: 1_000 });
  });
});

test('chat_migrated: the new id comes with it, whatever the words', () => {
  const description = 'Bad Request: group chat was upgraded to a supergroup chat';
  const failure = classifyRefusal({ code: 400, description, migrateToChatId: -1_001_234_567_890 });
  expect(failure).toEqual({ kind: 'chat_migrated', description, newChatId: -1_001_234_567_890 });
});

test('an answer without code and words, as a proxy may give it, decides nothing', () => {
  const nothing = { code: undefined, description: undefined } as unknown as {
    code: number;
    description: string;
  };
  expect(classifyRefusal(nothing).kind).toBe('transient');
});

test('every class that Telegram itself speaks has an example here', () => {
  const ours: TelegramFailureKind[] = ['not_sent'];
  const shown = [...Object.keys(refusals), 'rate_limited', 'chat_migrated', ...ours];
  expect(shown.sort()).toEqual([...telegramFailureKinds].sort());
});
