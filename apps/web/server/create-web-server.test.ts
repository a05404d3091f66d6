import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@latchkey/runtime/create-logger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWebServer } from './create-web-server.ts';

let clientDir: string;
beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'latchkey-web-'));
  await mkdir(join(clientDir, 'assets'));
  await writeFile(join(clientDir, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(clientDir, 'dashboard.html'), '<!doctype html><meta nonce="%NONCE%">');
  await writeFile(join(clientDir, 'assets/main-abc123.js'), 'plain');
  await writeFile(join(clientDir, 'assets/main-abc123.js.br'), 'brotli');
});
afterAll(() => rm(clientDir, { recursive: true }));

test('every route of the app is the page; it is asked for anew each time', async () => {
  const app = await server();
  for (const url of ['/', '/buy/pln_1?identity=a.b', '/checkout/done?order=ord_1', '/checkout/cancelled']) {
    const answer = await app.inject(url);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 200, '<!doctype html><title>page</title>']);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    });
  }
});

test('the dashboard is a page of its own; each answer lets in styles with a nonce of its own', async () => {
  const app = await server();
  const nonces = new Set<string>();
  for (const url of ['/dashboard', '/sign-in?next=/o/org_1', '/o/org_1']) {
    const answer = await app.inject(url);
    const nonce = /nonce="(.{22,})"/.exec(answer.body)?.[1] ?? '';
    expect(answer.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}';`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test('an unknown address is the page with status 404, a missing file a plain 404', async () => {
  const app = await server();
  const unknown = await app.inject('/nowhere');
  expect([unknown.statusCode, unknown.body]).toEqual([404, '<!doctype html><title>page</title>']);
  for (const url of ['/assets/gone-1.js', '/favicon.ico', '/index.html', '/assets/']) {
    const missing = await app.inject(url);
    expect([url, missing.statusCode]).toEqual([url, 404]);
    expect(missing.body).not.toContain('page');
    expect(missing.headers['cache-control']).toBeUndefined();
  }
  expect((await app.inject('/assets/..%2findex.html')).statusCode).toBe(403);
});

test('only the Mini App may be in a frame, and only of Telegram on the web and of the sandbox', async () => {
  const app = await server();
  const framed = await app.inject('/t/chn_1?bot=42');
  expect(framed.headers['content-security-policy']).toContain(
    'frame-ancestors https://web.telegram.org https://*.telegram.org https://sandbox.example.com;',
  );
  expect(framed.headers['x-frame-options']).toBeUndefined();
  for (const url of ['/', '/c/creator/plan', '/t', '/t/a/b', '/dashboard']) {
    const answer = await app.inject(url);
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-frame-options']).toBe('DENY');
  }
});

test('assets are kept for ever and come compressed', async () => {
  const app = await server();
  const plain = await app.inject('/assets/main-abc123.js');
  expect(plain.body).toBe('plain');
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const small = await app.inject({
    url: '/assets/main-abc123.js',
    headers: { 'accept-encoding': 'gzip, br' },
  });
  expect(small.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(small.headers['content-type']).toContain('javascript');
});

test('one build serves everywhere: the api address comes from the environment', async () => {
  const answer = await (await server()).inject('/config.json');
  expect(answer.json()).toEqual({ apiUrl: 'https://api.example.com/base' });
  expect(answer.headers['cache-control']).toBe('no-cache');
});

test('the policy lets the page call the api and nothing else, on errors too', async () => {
  const app = await server();
  for (const url of ['/', '/assets/gone.js', '/config.json', '/healthz']) {
    const { headers } = await app.inject(url);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' https://api.example.com;");
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin',
      'strict-transport-security': 'max-age=31536000',
    });
  }
});

test('over plain http nothing is upgraded', async () => {
  const { headers } = await (await server('http://localhost:4100')).inject('/');
  expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  expect(headers['strict-transport-security']).toBeUndefined();
});

test('health, readiness and metrics', async () => {
  const app = await server();
  expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await app.inject('/readyz')).statusCode).toBe(200);
  expect((await app.inject('/metrics')).body).toContain('http_request_duration_seconds');
});

test('without a build it does not start', async () => {
  const options = { ...addresses(), logger: createLogger({ name: 'test', level: 'silent' }) };
  await expect(createWebServer({ ...options, clientDir: '/nowhere' })).rejects.toThrow('run the build first');
});

test('a public page has its own head; one of which the api knows nothing is 404, with the page', async () => {
  const logger = createLogger({ name: 'test', level: 'silent' });
  const asked: string[] = [];
  const askMeta = async (path: string, locale: 'en' | 'fr') => {
    asked.push(`${locale} ${path}`);
    const found = path !== '/c/nobody';
    return { found, title: 'Ada', description: 'A page.', locale, canonical: path, hidden: false };
  };
  const app = await createWebServer({ ...addresses(), logger, clientDir, askMeta });
  const known = await app.inject({ url: '/c/ada', headers: { 'accept-language': 'fr' } });
  expect([known.statusCode, known.headers.vary]).toEqual([200, 'accept-language']);
  expect((await app.inject('/c/nobody')).statusCode).toBe(404);
  await app.inject('/c/ada?lang=fr');
  await app.inject('/dashboard');
  expect(asked).toEqual(['fr /c/ada', 'en /c/nobody', 'fr /c/ada']);
});

function server(publicWebUrl = 'https://example.com') {
  const logger = createLogger({ name: 'test', level: 'silent' });
  return createWebServer({ ...addresses(publicWebUrl), logger, clientDir });
}

function addresses(publicWebUrl = 'https://example.com') {
  return {
    publicApiUrl: 'https://api.example.com/base',
    publicWebUrl,
    publicSandboxUrl: 'https://sandbox.example.com',
    askMeta: async () => null,
  };
}
