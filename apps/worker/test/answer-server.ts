import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** `cut`: the connection ends without an answer. `silence`: headers, and then nothing any more. */
export type Answer = { status?: number; headers?: Record<string, string>; body: unknown } | 'cut' | 'silence';

/** A server of somebody else's, over HTTP on this machine. */
export async function startAnswerServer(
  answer: (asked: Asked) => Answer | Promise<Answer>,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const given = await answer({ method, path: url, headers, body: Buffer.concat(chunks).toString() });
    if (given === 'cut') return request.socket.destroy();
    if (given === 'silence') return response.writeHead(200).flushHeaders();
    response.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers });
    return response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
  });
  // As no caller waits: a connection that is closed while a message is on its way leaves it in doubt.
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
