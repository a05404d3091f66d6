import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { StateStore } from '../state.ts';

const gatherMs = 80;

/** `GET /live`: server-sent events, one a burst of changes. What changed is for the page to see. */
export function liveRoute(app: FastifyInstance, store: StateStore): void {
  const open = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  store.onChange(() => {
    if (open.size === 0) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const response of open) response.write('data: change\n\n');
    }, gatherMs);
  });

  app.get('/live', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    reply.raw.write('retry: 1000\n\n');
    open.add(reply.raw);
    reply.raw.on('close', () => open.delete(reply.raw));
  });
  app.addHook('preClose', async () => {
    clearTimeout(timer);
    for (const response of open) response.end();
  });
}
