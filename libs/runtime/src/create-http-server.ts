import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Registry } from 'prom-client';
import { addHealthRoutes, type Readiness } from './add-health-routes.ts';
import { addMetrics } from './add-metrics.ts';
import { answerErrors } from './answer-errors.ts';
import { closeIdleConnections } from './close-idle-connections.ts';
import type { Logger } from './create-logger.ts';
import { logResponses } from './log-responses.ts';

export interface HttpServerOptions {
  logger: Logger;
  /** Largest body accepted, in bytes. Default 1 MiB. */
  bodyLimit?: number;
  /** Asked by `GET /readyz`, at most two seconds. Without it the process is ready when it answers. */
  readiness?: Readiness;
  /** Own metrics are registered here; default metrics are added to it. */
  registry?: Registry;
  /** Addresses of proxies before us that say truly where a request comes from (`X-Forwarded-For`). Default none. */
  trustedProxies?: string[];
  /** Longest URL parameter; tRPC batches need 5000. */
  maxParamLength?: number;
}

const correlationHeader = 'x-correlation-id';

/**
 * Fastify as each of our processes runs it: the request id is the correlation id (taken over from
 * `x-correlation-id` where it is well formed, returned in the answer), `/healthz`, `/readyz`, `/metrics`,
 * errors without inner details. The caller adds routes and listens.
 */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const app = Fastify({
    loggerInstance: options.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'correlationId' }),
    trustProxy: options.trustedProxies?.length ? options.trustedProxies : false,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    requestTimeout: 30_000,
    genReqId: (request) => correlationId(request.headers[correlationHeader]),
    routerOptions: { maxParamLength: options.maxParamLength ?? 5000 },
    forceCloseConnections: 'idle',
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header(correlationHeader, request.id).header('x-content-type-options', 'nosniff');
  });
  closeIdleConnections(app);
  logResponses(app);
  answerErrors(app);
  addHealthRoutes(app, options.readiness);
  addMetrics(app, options.registry);
  return app;
}

function correlationId(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : randomUUID();
}
