import type { FastifyInstance } from 'fastify';

/** Lets the pages of the web app, and no others, call the api with the visitor's cookies. */
export function addCors(app: FastifyInstance, publicWebUrl: string): void {
  const allowed = new URL(publicWebUrl).origin;
  app.addHook('onRequest', async (request, reply) => {
    reply.header('vary', 'origin');
    if (request.headers.origin !== allowed) return;
    reply.header('access-control-allow-origin', allowed);
    reply.header('access-control-allow-credentials', 'true');
    reply.header('access-control-expose-headers', 'x-correlation-id, x-retry-after');
    if (request.method !== 'OPTIONS' || !request.headers['access-control-request-method']) return;
    reply.header('access-control-allow-methods', 'GET, POST');
    reply.header(
      'access-control-allow-headers',
      'content-type, authorization, trpc-accept, x-correlation-id',
    );
    reply.header('access-control-max-age', '600');
    return reply.code(204).send();
  });
}
