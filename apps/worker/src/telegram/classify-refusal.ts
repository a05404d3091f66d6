import type { TelegramFailure, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';

/** Telegram's refusal as the Bot API sends it. */
export interface Refusal {
  code: number;
  description: string;
  retryAfterSeconds?: number | undefined;
  migrateToChatId?: number | undefined;
}

/**
 * The one table of Telegram's refusals: the first row that fits decides. Descriptions are those of the official server
 * (github.com/tdlib/telegram-bot-api, Client.cpp; td, messages in capitals). Order matters: the narrow before the wide.
 */
const table: readonly { code?: number; text?: RegExp; kind: TelegramFailureKind }[] = [
  { code: 429, kind: 'rate_limited' },
  { code: 401, kind: 'token_rejected' },
  { code: 404, kind: 'token_rejected' },
  { code: 409, kind: 'transient' },
  {
    text: /bot was blocked by the user|user is deactivated|can't initiate conversation/i,
    kind: 'person_unreachable',
  },
  {
    // An account that was deleted asks for nothing any more: its request is over.
    text: /USER_ALREADY_PARTICIPANT|HIDE_REQUESTER_MISSING|INPUT_USER_DEACTIVATED|message is not modified|CHARGE_ALREADY_REFUNDED/i,
    kind: 'already_so',
  },
  { text: /INVITE_HASH_EXPIRED|INVITE_HASH_INVALID|INVITE_REVOKED_MISSING/i, kind: 'link_dead' },
  { text: /CHANNELS_TOO_MUCH/i, kind: 'too_many_channels' },
  {
    text: /PARTICIPANT_ID_INVALID|USER_NOT_PARTICIPANT|USER_ID_INVALID|user not found|member not found/i,
    kind: 'membership_unknown',
  },
  {
    text: /user is an administrator of the chat|can't remove chat owner|USER_ADMIN_INVALID/i,
    kind: 'person_is_admin',
  },
  {
    text: /CHAT_ADMIN_REQUIRED|not enough rights|need administrator rights|CHAT_WRITE_FORBIDDEN/i,
    kind: 'rights_missing',
  },
  {
    text: /bot was kicked|bot is not a member|group chat was deleted|chat not found|CHANNEL_PRIVATE|member list is inaccessible/i,
    kind: 'chat_unreachable',
  },
  { text: /query is too old|query ID is invalid/i, kind: 'too_late' },
  { code: 403, kind: 'rights_missing' },
  { code: 400, kind: 'request_faulty' },
];

/** Which class a refusal belongs to, and what it says about waiting or moving. */
export function classifyRefusal(refusal: Refusal): TelegramFailure {
  const { code, description } = refusal;
  if (refusal.migrateToChatId !== undefined)
    return { kind: 'chat_migrated', description, newChatId: refusal.migrateToChatId };
  const row = table.find(
    (one) => (one.code === undefined || one.code === code) && (!one.text || one.text.test(description)),
  );
  const kind = row?.kind ?? 'transient';
  if (kind === 'rate_limited')
    return { kind, description, retryAfterMs: Math.ceil((refusal.retryAfterSeconds ?? 1) * 1000) };
  return { kind, description };
}
