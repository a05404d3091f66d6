import type { FastifyInstance } from 'fastify';
import { ZodError, z } from 'zod';
import type { TelegramWorld } from '../telegram-world.ts';
import { botRoutes } from './bot-routes.ts';
import { chatPeopleRoutes } from './chat-people-routes.ts';
import { chatRoutes } from './chat-routes.ts';
import { dialogRoutes } from './dialog-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { ControlRefusal } from './find.ts';
import { starRoutes } from './star-routes.ts';
import { userRoutes } from './user-routes.ts';

/** What people, administrators and trouble do to the emulated Telegram: JSON under `/telegram/control`. */
export function controlPlugin(app: FastifyInstance, { world }: { world: TelegramWorld }): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(String(body)));
    } catch {
      done(new ControlRefusal(400, 'The body is not JSON'));
    }
  });
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
    if (error instanceof ControlRefusal) return reply.code(error.statusCode).send({ error: error.message });
    throw error;
  });
  for (const routes of [
    botRoutes,
    userRoutes,
    dialogRoutes,
    starRoutes,
    chatRoutes,
    chatPeopleRoutes,
    faultRoutes,
  ]) {
    routes(app, world);
  }
}
