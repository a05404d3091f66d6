import { expect, test } from 'vitest';
import type { Readiness } from './add-health-routes.ts';
import { createHttpServer, type HttpServerOptions } from './create-http-server.ts';
import { createLogger } from './create-logger.ts';

test('the request id is the correlation id: taken over when well formed, otherwise made', async () => {
  const app = server();
  app.get('/id', async (request) => ({ id: request.id }));
  const given = await app.inject({ url: '/id', headers: { 'x-correlation-id': 'payment-123' } });
  expect(given.json()).toEqual({ id: 'payment-123' });
  expect(given.headers['x-correlation-id']).toBe('payment-123');
  const bad = await app.inject({ url: '/id', headers: { 'x-correlation-id': 'a b' } });
  expect(bad.json().id).toMatch(/^[0-9a-f-]{36}$/);
});

test('readiness: degraded is still 200, down is 503, a failing or silent check is down', async () => {
  const answer = async (readiness: Readiness) => {
    const { statusCode, body } = await server({ readiness }).inject('/readyz');
    return [statusCode, JSON.parse(body).status];
  };
  expect(await answer(async () => ({ database: 'ok' }))).toEqual([200, 'ok']);
  expect(await answer(async () => ({ database: 'ok', queue: 'degraded' }))).toEqual([200, 'degraded']);
  expect(await answer(async () => ({ database: 'down', queue: 'degraded' }))).toEqual([503, 'down']);
  expect(await answer(() => Promise.reject(new Error('x')))).toEqual([503, 'down']);
  expect(await answer(() => new Promise(() => {}))).toEqual([503, 'down']);
});

test('metrics count requests by route, not by address', async () => {
  const app = server();
  app.get('/plans/:id', async () => 'x');
  await app.inject('/plans/1');
  await app.inject('/plans/2');
  const { body } = await app.inject('/metrics');
  expect(body).toMatch(/http_request_duration_seconds_count\{.*route="\/plans\/:id".*\} 2/);
  expect(body).toContain('process_cpu_seconds_total');
});

test('errors: 5xx tell nothing of the inside, 4xx say what is wrong', async () => {
  const lines: string[] = [];
  const app = server({}, lines);
  app.get('/fail', async () => {
    throw new Error('the inner reason');
  });
  app.post('/json', async () => 'x');
  const failed = await app.inject('/fail?token=abc');
  expect(failed.statusCode).toBe(500);
  expect(failed.body).not.toContain('inner');
  expect(lines.join('')).toContain('the inner reason');
  expect(lines.join('')).not.toContain('abc');
  const big = await app.inject({ method: 'POST', url: '/json', payload: { text: 'x'.repeat(2_000) } });
  expect(big.statusCode).toBe(413);
  expect((await app.inject('/nowhere')).json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

function server(options: Partial<HttpServerOptions> = {}, lines: string[] = []) {
  const logger = createLogger({ name: 'test' }, { write: (line) => void lines.push(line) });
  return createHttpServer({ logger, bodyLimit: 1_000, ...options });
}
