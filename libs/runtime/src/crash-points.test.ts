import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';

let child: ChildProcess | undefined;
afterEach(() => void child?.kill('SIGKILL'));

const deaths = { 'after commit: read': 3, 'before push': 1 };

/** Starts a process that passes a place every few milliseconds. */
function start(setting: string): ChildProcess {
  child = fork(join(import.meta.dirname, '..', 'test', 'crashing-process.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, FAULT_INJECTION: setting },
  });
  return child;
}

/** Orders its death at the third passing. */
async function orderDeath(setting: string): Promise<ChildProcess> {
  const started = start(setting);
  await once(started, 'message');
  started.send({ deaths });
  return started;
}

test('a process dies at the place and the passing that its parent has ordered', async () => {
  const dying = await orderDeath('on');
  const heard: object[] = [];
  dying.on('message', (message: object) => heard.push(message));
  const [, signal] = await once(dying, 'close');
  expect(signal).toBe('SIGKILL');
  expect(heard.filter((message) => 'diesAt' in message)).toEqual([{ diesAt: 'after commit: read' }]);
});

test('a process that stands by begins when it hears where to die', async () => {
  const spare = start('standby');
  const heard: object[] = [];
  spare.on('message', (message: object) => heard.push(message));
  await once(spare, 'spawn');
  await sleep(1_500);
  expect(heard).toEqual([]);
  spare.send({ deaths });
  const [, signal] = await once(spare, 'close');
  expect([signal, heard.at(-1)]).toEqual(['SIGKILL', { diesAt: 'after commit: read' }]);
});

test('without the setting nobody listens', async () => {
  const living = await orderDeath('');
  let passed = 0;
  living.on('message', (message: { passed?: number }) => (passed = message.passed ?? passed));
  await expect.poll(() => passed, { timeout: 10_000 }).toBeGreaterThan(10);
  expect(living.exitCode).toBeNull();
  expect(living.signalCode).toBeNull();
});
