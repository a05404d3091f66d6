import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import { createHttpServer } from '@latchkey/runtime/create-http-server';
import type { Logger } from '@latchkey/runtime/create-logger';
import type { FastifyInstance } from 'fastify';
import { matchPath } from '../src/routing/match-path.ts';
import { type PageFile, pageFileOf } from '../src/routing/page-file.ts';
import { shopPaths } from '../src/shop/routing/shop-paths.ts';
import { type AskMeta, localeAsked } from './ask-meta.ts';
import { fillHead } from './page-head.ts';
import { inTelegram, nonceIn, securityHeaders } from './security-headers.ts';

export interface WebServerOptions {
  logger: Logger;
  /** Where the built client is. */
  clientDir: string;
  publicApiUrl: string;
  publicWebUrl: string;
  /** The sandbox as browsers see it, which shows Mini Apps as Telegram does; null: there is none. */
  publicSandboxUrl: string | null;
  /** What stands in the head of a public page; the api says it. */
  askMeta: AskMeta;
}

const hashedAsset = { maxAge: '365d', immutable: true } as const;

/** Serves the built client: hashed assets for ever, the page for every route, `/config.json` for this deployment. */
export async function createWebServer(options: WebServerOptions): Promise<FastifyInstance> {
  const pages = {
    'index.html': await readPage(options.clientDir, 'index.html'),
    'dashboard.html': await readPage(options.clientDir, 'dashboard.html'),
  } as const satisfies Record<PageFile, string>;
  const app = createHttpServer({ logger: options.logger, bodyLimit: 1024 });
  const headers = securityHeaders(options);
  const framed = inTelegram(headers, options.publicSandboxUrl);
  const isFramed = (path: string) => matchPath(shopPaths.miniApp, path) !== null;
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(isFramed(request.url.split('?')[0] ?? '') ? framed : headers);
  });

  await app.register(staticFiles, {
    root: join(options.clientDir, 'assets'),
    serve: false,
    preCompressed: true,
  });
  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
    reply.header('vary', 'accept-encoding').sendFile(request.params['*'], hashedAsset),
  );
  app.get('/config.json', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send({ apiUrl: options.publicApiUrl }),
  );
  app.get<{ Params: { '*': string }; Querystring: { lang?: unknown } }>('/*', async (request, reply) => {
    const path = `/${request.params['*']}`;
    if (isFile(path)) return reply.callNotFound();
    const file = pageFileOf(path);
    const nonce = randomBytes(16).toString('base64');
    const locale = localeAsked(request.query.lang, request.headers['accept-language']);
    const meta = file === 'index.html' ? await options.askMeta(path, locale) : null;
    const html = pages[file ?? 'index.html'];
    return reply
      .code(file === null || meta?.found === false ? 404 : 200)
      .headers({
        'cache-control': 'no-cache',
        vary: 'accept-language',
        'content-security-policy': nonceIn(isFramed(path) ? framed : headers, nonce),
      })
      .type('text/html; charset=utf-8')
      .send((meta ? fillHead(html, meta, options.publicWebUrl) : html).replaceAll('%NONCE%', nonce));
  });
  return app;
}

async function readPage(clientDir: string, file: PageFile): Promise<string> {
  return readFile(join(clientDir, file), 'utf8').catch((cause: unknown) => {
    throw new Error(`There is no built client in ${clientDir}: run the build first.`, { cause });
  });
}

/** A missing picture or script is a plain 404: a page in its place would hide the fault. */
function isFile(path: string): boolean {
  return /\.[a-z0-9]+$/i.test(path);
}
