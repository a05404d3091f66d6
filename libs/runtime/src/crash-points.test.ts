import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

let child: ChildProcess | undefined;
afterEach(() => void child?.kill('SIGKILL'));

/** Starts a process that passes a place every few milliseconds, and orders its death at the third passing. */
async function orderDeath(setting: string): Promise<ChildProcess> {
  child = fork(join(import.meta.dirname, '..', 'test', 'crashing-process.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, FAULT_INJECTION: setting },
  });
  await once(child, 'message');
  child.send({ deaths: { 'after commit: read': 3, 'before push': 1 } });
  return child;
}

test('a process dies at the place and the passing that its parent has ordered', async () => {
  const dying = await orderDeath('on');
  const heard: object[] = [];
  dying.on('message', (message: object) => heard.push(message));
  const [, signal] = await once(dying, 'close');
  expect(signal).toBe('SIGKILL');
  expect(heard.filter((message) => 'diesAt' in message)).toEqual([{ diesAt: 'after commit: read' }]);
});

test('without the setting nobody listens', async () => {
  const living = await orderDeath('');
  let passed = 0;
  living.on('message', (message: { passed?: number }) => (passed = message.passed ?? passed));
  await expect.poll(() => passed, { timeout: 10_000 }).toBeGreaterThan(10);
  expect(living.exitCode).toBeNull();
  expect(living.signalCode).toBeNull();
});
