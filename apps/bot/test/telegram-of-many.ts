import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BotApiServer, meOf, startBotApiServer, tokenOf } from './bot-api-server.ts';

/** A Telegram with several bots: each has updates, calls and answers of its own, and the tokens it takes can be changed. */
export async function startTelegramOfMany(ids: readonly number[]) {
  const bots = new Map<number, BotApiServer>();
  const tokens = new Map<number, string>();
  for (const id of ids) {
    const bot = await startBotApiServer();
    const itself = meOf(id, `bot_${id}`);
    bot.answers.set('getMe', () => itself);
    bots.set(id, bot);
    tokens.set(id, tokenOf(id));
  }
  const server = createServer(async (request, response) => {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const id = Number.parseInt(token, 10);
    const bot = tokens.get(id) === token ? bots.get(id) : undefined;
    response.setHeader('content-type', 'application/json');
    if (!bot) {
      response.statusCode = 401;
      response.end(JSON.stringify({ ok: false, error_code: 401, description: 'Unauthorized' }));
      return;
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const answer = await fetch(`${bot.url}/bot${token}/${method}`, {
      method: 'POST',
      body,
      signal: gone.signal,
    }).catch(() => null);
    if (!answer) return void request.socket.destroy();
    response.statusCode = answer.status;
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bot: (id: number) => bots.get(id) as BotApiServer,
    /** The token that Telegram takes from now on, and no other. */
    setToken: (id: number, token: string) => void tokens.set(id, token),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([...bots.values()].map((bot) => bot.close()));
    },
  };
}

export type TelegramOfMany = Awaited<ReturnType<typeof startTelegramOfMany>>;
