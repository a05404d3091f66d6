import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ProcessName } from '@latchkey/runtime/default-ports';
import { environmentOf } from '@latchkey/runtime/environment-of';
import { checkout } from '@latchkey/stack/checkout';
import { systemVariables } from '@latchkey/stack/system-variables';
import { expect, test } from 'vitest';

const apps: readonly ProcessName[] = ['api', 'worker', 'bot', 'web'];

test.each(apps)('%s refuses to start without its variables and names each of them', async (app) => {
  const shape: Record<string, { safeParse(value: unknown): { success: boolean } }> = environmentOf(app);
  const required = Object.keys(shape).filter((name) => !shape[name]?.safeParse(undefined).success);
  expect(required.length).toBeGreaterThan(0);
  const { code, output, seconds } = await run(app, {});
  expect(code).toBe(1);
  expect(seconds).toBeLessThan(15);
  for (const name of required) expect(output).toContain(`${name} is missing`);
});

test.each(apps)('%s names a wrong variable and does not show its value', async (app) => {
  const wrong = { PUBLIC_API_URL: 'no-address-3141', STRIPE_API_BASE: 'no-address-3141', PORT: '99999999' };
  const { code, output } = await run(app, wrong);
  expect(code).toBe(1);
  expect(output).toContain('PORT is wrong');
  expect(output).not.toContain('no-address-3141');
  expect(output).not.toContain('99999999');
});

test('the sandbox is refused together with a live key', async () => {
  const { code, output } = await run('api', {
    SANDBOX_URL: 'http://127.0.0.1:1',
    STRIPE_SECRET_KEY: 'sk_live_000000000000000000000000',
  });
  expect(code).toBe(1);
  expect(output).toContain('SANDBOX_URL is set although STRIPE_SECRET_KEY is a live key');
  expect(output).not.toContain('sk_live_');
});

async function run(app: ProcessName, env: Record<string, string>) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(checkout, 'apps', app, 'dist', 'main.js')], {
    env: { ...systemVariables(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 30_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output, seconds: (performance.now() - startedAt) / 1000 };
}
