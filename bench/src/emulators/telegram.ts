import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { botOf } from '../load/numbering.ts';
import { createWallClock } from '../measure/wall-clock.ts';
import { type Answer, createJsonServer } from './json-server.ts';
import { createMessagePace } from './message-pace.ts';
import { count, type EmulatorState } from './state.ts';

type Parameters = Record<string, string | number | undefined>;

const longestPollSeconds = 30;
const wallClock = createWallClock();

/** As much of the Bot API as a grant and a quiet bot need. Everybody is outside, every message is taken. */
export function createTelegram(state: EmulatorState): Server {
  const hasRoom = createMessagePace();
  const sendMessage = (parameters: Parameters): Answer => {
    const chatId = Number(parameters.chat_id);
    const now = wallClock();
    if (state.paceMessages && !hasRoom(botOf(chatId), now)) return tooMany;
    const known = state.messages.get(chatId);
    state.messages.set(chatId, { count: (known?.count ?? 0) + 1, firstAt: known?.firstAt ?? now });
    return ok({
      message_id: 1,
      date: Math.floor(now / 1000),
      chat: { id: chatId, type: 'private' },
      text: '',
    });
  };
  return createJsonServer(
    async (url, body) => {
      const [, bot, method = ''] = url.pathname.split('/');
      count(state, method);
      const id = Number(/^bot(\d+):/.exec(bot ?? '')?.[1]);
      const parameters: Parameters = {
        ...Object.fromEntries(url.searchParams),
        ...(body ? JSON.parse(body) : {}),
      };
      if (method === 'sendMessage') return sendMessage(parameters);
      if (method === 'getUpdates')
        await wait(1000 * Math.min(Number(parameters.timeout ?? 0), longestPollSeconds));
      return ok(answers[method]?.(parameters, id) ?? true);
    },
    () => state.delayMs,
  );
}

const answers: Record<string, (parameters: Parameters, botId: number) => unknown> = {
  getMe: (_parameters, id) => ({ id, is_bot: true, first_name: 'Blue Door', username: 'blue_door_bot' }),
  getUpdates: () => [],
  getChat: ({ chat_id }) => ({ id: Number(chat_id), type: 'supergroup', title: 'Inside the Blue Door' }),
  getChatMember: ({ user_id }) => ({
    status: 'left',
    user: { id: Number(user_id), is_bot: false, first_name: 'Ada' },
  }),
  createChatInviteLink: () => ({ invite_link: 'https://t.me/+emulated', creates_join_request: true }),
  getWebhookInfo: () => ({ url: '', has_custom_certificate: false, pending_update_count: 0 }),
};

function ok(result: unknown): Answer {
  return { status: 200, body: JSON.stringify({ ok: true, result }) };
}

const tooMany: Answer = {
  status: 429,
  body: JSON.stringify({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  }),
};
