import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update, UserFromGetMe } from 'grammy/types';

type Parameters = Record<string, unknown>;
export interface Refusal {
  error_code: number;
  description: string;
  parameters?: Record<string, number>;
}
type Answer = (parameters: Parameters) => unknown;

const anyBot = {
  is_bot: true,
  first_name: 'Latchkey',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_guest_queries: false,
  supports_join_request_queries: false,
} as const;

export const botId = 7_000_000_001;
export const token = tokenOf(botId);
export const me = meOf(botId, 'latchkey_test_bot');

/** A token as BotFather gives it. */
export function tokenOf(id: number, letters = 'emulated-token-of-thirty-five-letters'): string {
  return `${id}:${letters}`;
}

/** What Telegram says of a bot. */
export function meOf(id: number, username: string): UserFromGetMe {
  return { ...anyBot, id, username };
}

/** A refusal as Telegram's server words it. */
export function refusal(
  error_code: number,
  description: string,
  parameters?: Refusal['parameters'],
): Refusal {
  return parameters ? { error_code, description, parameters } : { error_code, description };
}

/** As much of a Bot API server as the bot needs, on a port of its own. Unconfirmed updates are given again and again. */
export async function startBotApiServer() {
  const queue: Update[] = [];
  const calls: { method: string; parameters: Parameters; at: number }[] = [];
  const answers = new Map<string, Answer>();
  const waiting = new Set<() => void>();
  const lost = new Set<string>();
  let messageId = 0;

  const wait = (seconds: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, seconds * 1_000);
      waiting.add(done);
    });

  const getUpdates = async ({ offset, timeout, limit }: Parameters) => {
    const from = Number(offset ?? 0);
    while (queue[0] && queue[0].update_id < from) queue.shift();
    if (queue.length === 0 && Number(timeout ?? 0) > 0) await wait(Number(timeout));
    return queue.slice(0, Number(limit ?? 100));
  };

  const answer = async (method: string, parameters: Parameters): Promise<unknown> => {
    const own = answers.get(method)?.(parameters);
    if (own !== undefined) return own;
    if (method === 'getUpdates') return getUpdates(parameters);
    if (method === 'getMe') return me;
    if (method === 'createInvoiceLink') return 'https://t.me/$emulated-invoice';
    if (!method.startsWith('send')) return true;
    messageId += 1;
    return { message_id: messageId, date: 0, chat: { id: parameters.chat_id, type: 'private' } };
  };

  const server = createServer(async (request, response) => {
    const method = request.url?.split('/').at(-1) ?? '';
    const parameters = await readJson(request);
    calls.push({ method, parameters, at: Date.now() });
    if (lost.delete(method)) {
      request.socket.destroy();
      return;
    }
    const result = await answer(method, parameters);
    const refused = isRefusal(result);
    response.writeHead(refused ? result.error_code : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(refused ? { ok: false, ...result } : { ok: true, result }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    calls,
    /** Calls of one method, oldest first. */
    callsOf: (method: string) =>
      calls.filter((call) => call.method === method).map((call) => call.parameters),
    push(...updates: Update[]) {
      queue.push(...updates);
      for (const done of [...waiting]) done();
    },
    /** The connection of the next call of this method is closed without an answer. */
    loseNext: (method: string) => void lost.add(method),
    /** Ids that were not confirmed. */
    unconfirmed: () => queue.map((update) => update.update_id),
    async close() {
      for (const done of [...waiting]) done();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type BotApiServer = Awaited<ReturnType<typeof startBotApiServer>>;

async function readJson(request: IncomingMessage): Promise<Parameters> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body === '' ? {} : (JSON.parse(body) as Parameters);
}

function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'error_code' in result;
}
