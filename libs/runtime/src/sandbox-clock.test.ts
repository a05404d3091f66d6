import { createServer } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { followSandboxClock } from './sandbox-clock.ts';

const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

test('follows the time of the sandbox and tells of a jump forward, once', async () => {
  const sandbox = await startClock();
  const onJump = vi.fn();
  const clock = await followSandboxClock({ url: sandbox.url, onJump });
  opened.push(clock);
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(100);

  const day = 86_400_000;
  sandbox.offsetMs = 31 * day;
  await vi.waitFor(() => expect(onJump).toHaveBeenCalled(), 2_000);
  expect(Math.round((clock.now().getTime() - Date.now()) / day)).toBe(31);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(onJump).toHaveBeenCalledTimes(1);
});

test('goes on by itself while the sandbox does not answer', async () => {
  const sandbox = await startClock();
  sandbox.offsetMs = 60_000;
  const clock = await followSandboxClock({ url: sandbox.url });
  opened.push(clock);
  sandbox.broken = true;
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(Math.abs(clock.now().getTime() - Date.now() - 60_000)).toBeLessThan(100);
});

async function startClock() {
  const sandbox = { url: '', offsetMs: 0, broken: false };
  const server = createServer((_request, response) => {
    if (sandbox.broken) response.writeHead(500).end();
    else response.end(JSON.stringify({ now: new Date(Date.now() + sandbox.offsetMs).toISOString() }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(server);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  sandbox.url = `http://127.0.0.1:${address.port}`;
  return sandbox;
}
