import { createServer, type IncomingMessage, type Server } from 'node:http';

export interface Answer {
  status: number;
  body: string;
}

/** A handler gets the address and the body; null: no such route. */
export type Handle = (
  url: URL,
  body: string,
  request: IncomingMessage,
) => Answer | null | Promise<Answer | null>;

/** The leanest JSON server over node:http, with connections kept; `delayMs` is asked for each answer. */
export function createJsonServer(handle: Handle, delayMs: () => number): Server {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
    request.on('end', async () => {
      const url = new URL(request.url ?? '/', 'http://emulator.example.com');
      const answer = (await handle(url, body, request)) ?? { status: 404, body: '{}' };
      const bytes = Buffer.from(answer.body);
      const end = () =>
        response
          .writeHead(answer.status, { 'content-type': 'application/json', 'content-length': bytes.length })
          .end(bytes);
      const delay = delayMs();
      if (delay > 0) setTimeout(end, delay);
      else end();
    });
  });
  server.keepAliveTimeout = 120_000;
  return server;
}
