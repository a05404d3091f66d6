import type { FastifyInstance } from 'fastify';
import { parseForm } from './form-body.ts';
import { invalidRequest } from './stripe-error.ts';

/** Bodies as Stripe takes them: forms with brackets for v1, JSON for v2; an empty body is no parameters. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, parseForm(String(body)));
    },
  );
  app.addContentTypeParser(
    ['application/json', 'text/plain'],
    { parseAs: 'string' },
    (_request, body, done) => {
      if (body === '') return done(null, {});
      try {
        done(null, JSON.parse(String(body)));
      } catch {
        done(invalidRequest('Invalid JSON in the body.'));
      }
    },
  );
}
