import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createHttpServer } from './create-http-server.ts';
import { createLogger } from './create-logger.ts';

test('a request that is under way at the close is answered, and its connection does not hold the close up', async () => {
  const app = createHttpServer({ logger: createLogger({ name: 'test', level: 'silent' }) });
  app.get('/slow', async () => {
    await sleep(300);
    return { done: true };
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const agent = new Agent({ keepAlive: true });
  const answer = once(get(`${url}/slow`, { agent }), 'response');
  await sleep(100);
  const startedAt = performance.now();
  const closed = app.close();
  const [response] = await answer;
  response.resume();
  expect(response.statusCode).toBe(200);
  await closed;
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  agent.destroy();
});
