import { join } from 'node:path';
import type { ProcessName } from '@latchkey/runtime/default-ports';
import { checkout } from '@latchkey/stack/checkout';
import { freePort } from '@latchkey/stack/free-port';
import { type RunningProcess, startProcess } from '@latchkey/stack/processes/start-process';
import { waitUntilReady } from '@latchkey/stack/processes/wait-until-ready';
import { systemVariables } from '@latchkey/stack/system-variables';
import type { World } from './world.ts';

/** One more process of a kind, beside the stack's own, on a port of its own. Whoever starts it stops it. */
export async function startSecond(
  { stack }: World,
  name: ProcessName,
  env: Readonly<Record<string, string>> = {},
  onLine: (line: string) => void = () => {},
): Promise<RunningProcess & { url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = startProcess({
    name,
    script: join(checkout, 'apps', name, 'dist', 'main.js'),
    cwd: join(checkout, 'apps', name),
    env: { ...systemVariables(), ...stack.env, PORT: String(port), ...env },
    onLine,
  });
  await waitUntilReady(running, url);
  return { ...running, url };
}
