import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Auth } from '../auth/create-auth.ts';
import { toWebHeaders } from '../auth/to-web-headers.ts';
import type { Deps } from '../deps.ts';
import { explain } from '../errors/explain.ts';
import { findBuyer } from '../member/find-buyer.ts';
import { findPrincipal } from '../principal/find-principal.ts';
import type { Principal } from '../principal/principal.ts';
import { type AppRouter, appRouter } from '../router.ts';
import type { Context } from '../trpc/context.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { cookieAttributes } from './cookie-attributes.ts';
import { memberCookie } from './member-cookie.ts';
import { isForeign, trustedOrigins } from './origins.ts';
import { purchaseCookie } from './purchase-cookie.ts';

const maxBatchSize = 10;

/** `/trpc/<procedure>`: every procedure of the router. */
export function addTrpc(app: FastifyInstance, options: { deps: Deps; auth: Auth; useCases: UseCases }): void {
  const { deps, auth, useCases } = options;
  const { publicWebUrl, publicApiUrl, serviceToken, miniApps } = deps.settings;
  const trusted = trustedOrigins([publicWebUrl, publicApiUrl]);
  const cookies = cookieAttributes({ publicWebUrl, publicApiUrl });

  const cookiesOf = (req: FastifyRequest, res: FastifyReply) => {
    const member = memberCookie(req, res, cookies);
    return {
      purchase: purchaseCookie(req, res, cookies),
      member,
      buyer: once(() => findBuyer(deps.database.db, member)),
    };
  };

  const createContext = ({ req, res }: { req: FastifyRequest; res: FastifyReply }): Context => ({
    correlationId: req.id,
    address: req.ip,
    principal: once(() =>
      findPrincipal(credentialsOf(req), {
        db: deps.database.db,
        serviceToken,
        miniApps,
        sessionUser: async () => {
          const found = await auth.api.getSession({ headers: toWebHeaders(req) });
          return found && { userId: found.user.id, signedInAt: found.session.createdAt };
        },
      }),
    ),
    ...cookiesOf(req, res),
    foreignOrigin: isForeign(req, trusted),
    explain,
    useCases,
  });

  const trpcOptions: FastifyTRPCPluginOptions<AppRouter>['trpcOptions'] = {
    router: appRouter,
    createContext,
    maxBatchSize,
    onError: ({ error, path, req }) => {
      if (error.code !== 'INTERNAL_SERVER_ERROR' && error.code !== 'BAD_GATEWAY') return;
      req.log.error({ err: error.cause?.cause ?? error.cause ?? error, path }, 'procedure failed');
    },
  };
  app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions });
}

function credentialsOf({ headers }: FastifyRequest) {
  const person = headers['x-latchkey-person'];
  return {
    authorization: headers.authorization,
    person: Array.isArray(person) ? person[0] : person,
    hasCookie: headers.cookie !== undefined,
  };
}

/** A batch of calls looks its caller up once. */
function once(find: () => Promise<Principal>): () => Promise<Principal> {
  let found: Promise<Principal> | undefined;
  return () => {
    found ??= find();
    return found;
  };
}
