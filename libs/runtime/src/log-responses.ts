import type { FastifyInstance, FastifyReply } from 'fastify';

/** Asked every few seconds by whoever runs us: their answers are no news. */
const probes: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * One line an answer: 5xx as error, 4xx as info, the rest only at level debug (metrics count them). The address
 * is logged without its query, which may hold a token.
 */
export function logResponses(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const path = request.routeOptions.url ?? request.url.split('?', 1)[0];
    if (probes.has(request.routeOptions.url ?? '')) return;
    request.log[levelOf(reply)](
      { method: request.method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
}

function levelOf(reply: FastifyReply): 'error' | 'info' | 'debug' {
  if (reply.statusCode >= 500) return 'error';
  return reply.statusCode >= 400 ? 'info' : 'debug';
}
