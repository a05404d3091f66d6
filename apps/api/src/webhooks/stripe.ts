import type { VerifiedEvent } from '@latchkey/billing/stripe/verified-event';
import { verifyWebhook } from '@latchkey/billing/stripe/verify-webhook';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Deps } from '../deps.ts';
import { within } from '../within.ts';
import { recordOfEvent } from './record-of-event.ts';
import { webhookMetrics } from './webhook-metrics.ts';

const bodyLimit = 512 * 1024;
/** Stripe gives up after ten seconds: better a clear no before that. */
const storeWithinMs = 8_000;
const maxWaiting = 2_000;

const refusals = {
  signature: 'The signature is missing or wrong.',
  stale: 'The signature is too old.',
  malformed: 'The body is not an event.',
} as const;

/**
 * `POST /webhooks/stripe`. 400: not authentic; 200: stored and committed, also when it is not for us; 503: could not be
 * stored, send it again.
 */
export async function stripeWebhooks(app: FastifyInstance, deps: Deps): Promise<void> {
  const { inbox, settings, clock, logger } = deps;
  const metrics = webhookMetrics(deps.registry);
  let waiting = 0;
  // The signature is over the bytes as they came, so nothing may parse them before.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error.statusCode === 413) metrics.count('too_large', null);
    // To the server's own handler.
    return reply.send(error);
  });

  const store = async (event: VerifiedEvent, reply: FastifyReply) => {
    if (waiting >= maxWaiting) return unavailable(reply, event.type);
    waiting += 1;
    try {
      const record = recordOfEvent(event, { livemode: settings.livemode, at: clock.now() });
      const stored = await within(storeWithinMs, inbox.ingest(record));
      const result = stored.duplicate ? 'duplicate' : (stored.outcome ?? 'accepted');
      metrics.count(result, event.type);
      const { correlationId } = record;
      logger.info({ correlationId, eventId: event.id, type: event.type, result }, 'webhook stored');
      return reply.send({ received: true });
    } catch (error) {
      logger.error({ err: error, eventId: event.id, type: event.type }, 'webhook could not be stored');
      return unavailable(reply, event.type);
    } finally {
      waiting -= 1;
    }
  };

  const unavailable = (reply: FastifyReply, type: string) => {
    metrics.count('unavailable', type);
    reply.header('retry-after', '5');
    return answer(reply, 503, 'UNAVAILABLE', 'The event could not be stored. Please send it again.');
  };

  app.post('/webhooks/stripe', { bodyLimit }, (request, reply) => {
    const verified = verifyWebhook({
      rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      header: request.headers['stripe-signature'],
      secrets: settings.webhookSecrets,
      receivedAt: new Date(),
    });
    if (verified.ok) return store(verified.event, reply);
    metrics.count(verified.reason, null);
    return answer(reply, 400, verified.reason.toUpperCase(), refusals[verified.reason]);
  });
}

function answer(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ error: { code, message } });
}
