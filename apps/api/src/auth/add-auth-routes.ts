import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Auth, authPath } from './create-auth.ts';
import { toWebHeaders } from './to-web-headers.ts';

const bodyLimit = 64 * 1024;

/** `GET|POST /api/auth/*`: sign-up, sign-in, sign-out and the session, by better-auth. */
export async function addAuthRoutes(app: FastifyInstance, options: { auth: Auth; publicApiUrl: string }) {
  const { auth, publicApiUrl } = options;
  // The library reads the body itself.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.route({
    method: ['GET', 'POST'],
    url: `${authPath}/*`,
    bodyLimit,
    handler: async (request, reply) => {
      const asked = toWebRequest(request, publicApiUrl);
      const response = refusedLink(asked, await auth.handler(asked));
      reply.code(response.status);
      for (const [name, value] of response.headers) {
        if (name !== 'set-cookie') reply.header(name, value);
      }
      const cookies = response.headers.getSetCookie();
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      return reply.send(Buffer.from(await response.arrayBuffer()));
    },
  });
}

function toWebRequest(request: FastifyRequest, publicApiUrl: string): Request {
  const headers = toWebHeaders(request);
  headers.delete('content-length');
  const body =
    request.method === 'POST' && Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : null;
  return new Request(new URL(request.url, publicApiUrl), { method: request.method, headers, body });
}

/**
 * What is wrong with a link to sign in the library says by leading to a page. Where no page was named, our own asks by a call
 * and is to be answered.
 */
function refusedLink({ url }: Request, response: Response): Response {
  const { pathname, searchParams } = new URL(url);
  if (pathname !== `${authPath}/magic-link/verify` || searchParams.has('callbackURL')) return response;
  const location = response.headers.get('location');
  const code = location && new URL(location, url).searchParams.get('error');
  return code ? Response.json({ code, message: 'This link does not work.' }, { status: 400 }) : response;
}
