import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invalidRequest } from '../http/stripe-error.ts';
import { peek } from '../store/objects.ts';
import type { ObjectKind } from '../store/state.ts';
import { connectedScopes, type Scope, type World } from '../store/world.ts';

export interface Controls {
  world: World;
  /** A control at `/stripe/control/<path>`; takes JSON, or a form from the page, which is then sent back. */
  on<I>(path: string, schema: z.ZodType<I>, work: (input: I, id: string) => unknown): void;
}

export const nothing = z.looseObject({});
export const optionalAmount = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.coerce.number().int().positive().optional(),
);

export function createControls(app: FastifyInstance, world: World): Controls {
  return {
    world,
    on: (path, schema, work) => {
      app.post(`/stripe/control/${path}`, (request, reply) => {
        const input = parse(schema, request.body ?? {});
        const result = work(input, (request.params as { id?: string }).id ?? '');
        return answer(request, reply, result);
      });
    },
  };
}

/** The account that holds an object; its ids are random, so that one account at most does. */
export function holderOf(world: World, kind: ObjectKind, id: string): Scope {
  const scope = connectedScopes(world).find((one) => peek(one, kind, id) !== undefined);
  if (!scope) throw invalidRequest(`No ${kind} '${id}' in any account.`, 'id', 'resource_missing');
  return scope;
}

function parse<I>(schema: z.ZodType<I>, body: unknown): I {
  const result = schema.safeParse(body);
  if (!result.success) throw invalidRequest(z.prettifyError(result.error));
  return result.data;
}

function answer(request: FastifyRequest, reply: FastifyReply, result: unknown) {
  const fromPage = (request.headers.accept ?? '').includes('text/html');
  if (fromPage) return reply.redirect(request.headers.referer ?? '/stripe', 303);
  return reply.send(result ?? { ok: true });
}
