import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { newId } from '../store/new-id.ts';
import type { Scope, World } from '../store/world.ts';
import { actingScope, authenticate } from './authenticate.ts';
import { expand } from './expand.ts';
import { parseForm } from './form-body.ts';
import { storeAnswer, storedAnswer } from './idempotency.ts';
import { params, parseParams } from './params.ts';
import { StripeError } from './stripe-error.ts';

export interface Call<I> {
  scope: Scope;
  input: I;
  /** The id in the path, or '' where there is none. */
  id: string;
  /** Path without its query, for the `url` of lists. */
  path: string;
}
type Method = 'GET' | 'POST' | 'DELETE';
type Work<I> = (call: Call<I>) => unknown;

export interface Api {
  world: World;
  on<I>(method: Method, path: string, schema: z.ZodType<I>, work: Work<I>): void;
}

/** No parameters but `expand`. */
export const noParams = params({});

/** Routes of the emulated API: each gets key check, account, idempotency, parameters, expansion. */
export function createApi(app: FastifyInstance, world: World): Api {
  return {
    world,
    on: (method, path, schema, work) => {
      app.route({
        method,
        url: path,
        handler: (request, reply) =>
          answer(world, request, reply, (call) => work({ ...call, input: parseParams(schema, call.input) })),
      });
    },
  };
}

/** Refuses what Stripe has no route for. */
export function refuseUnknown(app: FastifyInstance, prefix: string): void {
  app.all(`${prefix}/*`, (request, reply) => {
    const path = request.url.split('?')[0];
    reply.header('request-id', newId('req', 14)).code(404);
    return {
      error: {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
      },
    };
  });
}

function answer(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  work: Work<unknown>,
): FastifyReply {
  const requestId = newId('req', 14);
  reply.header('request-id', requestId).header('content-type', 'application/json');
  const result = outcome(world, request, requestId, work);
  if (result.replayed) reply.header('idempotent-replayed', 'true');
  return reply.code(result.status).send(result.body);
}

function outcome(world: World, request: FastifyRequest, requestId: string, work: Work<unknown>) {
  try {
    authenticate(request.headers.authorization);
    const scope = actingScope(world, header(request, 'stripe-account'));
    const key = request.method === 'POST' ? header(request, 'idempotency-key') : undefined;
    const call = { scope, input: rawParams(request), id: idOf(request), path: pathOf(request) };
    if (key === undefined) return { ...execute(call, requestId, null, work), replayed: false };
    const fingerprint = JSON.stringify([request.method, call.path, call.input]);
    const stored = storedAnswer(scope, key, fingerprint);
    if (stored) return { status: stored.status, body: stored.body, replayed: true };
    const fresh = execute(call, requestId, key, work);
    storeAnswer(scope, key, { fingerprint, ...fresh });
    return { ...fresh, replayed: false };
  } catch (error) {
    return { ...errorAnswer(error), replayed: false };
  }
}

function execute(call: Call<unknown>, requestId: string, key: string | null, work: Work<unknown>) {
  const { world } = call.scope;
  world.request = { id: requestId, idempotency_key: key };
  try {
    const expansions = (call.input as { expand?: string[] }).expand ?? [];
    const result = expand(call.scope, work(call), expansions);
    return { status: 200, body: JSON.stringify(result) };
  } catch (error) {
    return errorAnswer(error);
  } finally {
    world.request = { id: null, idempotency_key: null };
  }
}

function errorAnswer(error: unknown): { status: number; body: string } {
  if (!(error instanceof StripeError)) throw error;
  return { status: error.status, body: JSON.stringify({ error: error.body }) };
}

function rawParams(request: FastifyRequest): Record<string, unknown> {
  const query = parseForm(request.url.split('?')[1] ?? '');
  return { ...query, ...((request.body ?? {}) as Record<string, unknown>) };
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id?: string }).id ?? '';
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? request.url;
}
