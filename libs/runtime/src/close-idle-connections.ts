import type { FastifyInstance } from 'fastify';

const everyMs = 50;

/**
 * While the server closes, connections are closed as soon as their last request is answered. Fastify looks for idle ones
 * once only: one that is answered a moment later would be kept alive, and the close with it, for more than a minute.
 */
export function closeIdleConnections(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    const timer = setInterval(() => app.server.closeIdleConnections(), everyMs);
    timer.unref();
    app.server.once('close', () => clearInterval(timer));
  });
}
