import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BotApiError } from '../bot-api-error.ts';
import { findMethod } from '../methods/index-of-methods.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { readCallParams } from './read-call-params.ts';
import { takeFault, withFault } from './take-fault.ts';

interface Route {
  Params: { token: string; method: string };
}

/** The Bot API at `/bot<token>/<method>`, by GET and POST. */
export function botApiPlugin(app: FastifyInstance, { world }: { world: TelegramWorld }): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.route<Route>({
    method: ['GET', 'POST'],
    url: '/bot:token/:method',
    handler: (request, reply) => answer(world, request, reply),
  });
}

async function answer(
  world: TelegramWorld,
  request: FastifyRequest<Route>,
  reply: FastifyReply,
): Promise<unknown> {
  try {
    const bot = world.state.bots[request.params.token];
    if (!bot) throw new BotApiError(401, 'Unauthorized');
    const found = findMethod(request.params.method);
    if (!found) throw new BotApiError(404, 'Not Found: method not found');
    const gone = new AbortController();
    reply.raw.on('close', () => gone.abort());
    const params = readCallParams(request);
    const fault = takeFault(world, found.name, params.chat_id);
    const call = { world, bot, params, signal: gone.signal };
    const outcome = await withFault(fault, async () => found.method(call));
    if (outcome === 'cut') {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    return { ok: true, result: outcome.result };
  } catch (error) {
    if (!(error instanceof BotApiError)) throw error;
    return refuse(reply, error);
  }
}

function refuse(reply: FastifyReply, error: BotApiError): FastifyReply {
  const { code, message, parameters } = error;
  if (parameters?.retry_after !== undefined) reply.header('retry-after', parameters.retry_after);
  return reply
    .code(code)
    .send({ ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) });
}
