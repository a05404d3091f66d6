import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../test/shutdown-process.ts', import.meta.url));

test('closes in order and exits with 0', async () => {
  const run = await start('clean');
  run.child.kill('SIGTERM');
  expect(await run.code).toBe(0);
  expect(run.output()).toMatch(/first closed[\s\S]*second closed/);
});

test('one Ctrl-C that arrives twice is one', async () => {
  const run = await start('slow');
  run.child.kill('SIGINT');
  setTimeout(() => run.child.kill('SIGINT'), 100);
  expect(await run.code).toBe(0);
});

test('a second signal later exits at once', async () => {
  const run = await start('stuck');
  run.child.kill('SIGTERM');
  setTimeout(() => run.child.kill('SIGTERM'), 1_200);
  expect(await run.code).toBe(1);
  expect(run.output()).not.toContain('took too long');
});

test('a closer that hangs is not waited for without end', async () => {
  const run = await start('hang');
  run.child.kill('SIGTERM');
  expect(await run.code).toBe(1);
  expect(run.output()).toContain('took too long');
});

test('stops when the parent is gone', async () => {
  const run = await start('clean');
  run.child.disconnect();
  expect(await run.code).toBe(0);
});

test('an unhandled rejection is logged and ends the process', async () => {
  const run = await start('reject');
  expect(await run.code).toBe(1);
  expect(run.output()).toContain('unhandled rejection');
});

async function start(mode: string) {
  const child: ChildProcess = fork(script, [mode], { silent: true, execArgv: ['--import', 'tsx'] });
  let output = '';
  child.stdout?.on('data', (data) => (output += data));
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.once('message', resolve));
  return { child, code, output: () => output };
}
