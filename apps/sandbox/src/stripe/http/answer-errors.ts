import type { FastifyInstance } from 'fastify';
import { newId } from '../store/new-id.ts';
import { StripeError } from './stripe-error.ts';

/** Whatever goes wrong is answered in Stripe's error shape. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    reply.header('request-id', newId('req', 14));
    if (error instanceof StripeError) return reply.code(error.status).send({ error: error.body });
    const status = statusOf(error);
    if (status < 500) {
      return reply.code(status).send({ error: { type: 'invalid_request_error', message: messageOf(error) } });
    }
    request.log.error(error);
    return reply
      .code(500)
      .send({ error: { type: 'api_error', message: 'The sandbox failed to answer this.' } });
  });
}

/** Controls say in one line what was wrong. */
export function answerControlErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const known = error instanceof StripeError;
    const status = known ? error.status : statusOf(error);
    if (status >= 500) request.log.error(error);
    return reply.code(status).send({ error: messageOf(error), ...(known ? { code: error.body.code } : {}) });
  });
}

function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : 500;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Bad request';
}
