import { migrationsCurrent } from '@latchkey/db/migrations-current';
import { createHttpServer } from '@latchkey/runtime/create-http-server';
import type { FastifyInstance } from 'fastify';
import { addAuthRoutes } from './auth/add-auth-routes.ts';
import { createAuth } from './auth/create-auth.ts';
import type { Deps } from './deps.ts';
import { addCors } from './http/add-cors.ts';
import { addTrpc } from './http/add-trpc.ts';
import { createLiveHub } from './live/live-hub.ts';
import { useCases } from './use-cases.ts';
import { stripeWebhooks } from './webhooks/stripe.ts';

/** The api: procedures, sign-in, webhooks, health. The caller listens and closes. */
export function createApiServer(deps: Deps): FastifyInstance {
  const { database, settings, logger } = deps;
  const app = createHttpServer({
    logger,
    registry: deps.registry,
    trustedProxies: settings.trustedProxies,
    // Payments are accepted without the queue: their jobs wait in the database.
    readiness: async () => {
      const [current, queue] = await Promise.all([migrationsCurrent(database.db), deps.queueReady()]);
      return { database: current ? 'ok' : 'down', queue: queue ? 'ok' : 'degraded' };
    },
  });
  addCors(app, settings.publicWebUrl);
  const auth = createAuth(database.db, settings, { mailer: deps.mailer, logger });
  app.register(addAuthRoutes, { auth, publicApiUrl: settings.publicApiUrl });
  const live = createLiveHub(deps);
  // Streams have no end of their own: the server would wait for them.
  app.addHook('preClose', () => live.close());
  addTrpc(app, { deps, auth, useCases: useCases(deps, live) });
  app.register(stripeWebhooks, deps);
  return app;
}
