import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '@latchkey/stack/free-port';
import { callJson } from './http.ts';
import { waitFor } from './wait-for.ts';

export interface Conformance {
  env: { STRIPE_API_BASE: string; TELEGRAM_API_ROOT: string };
  /** What the proxies found so far, of severity error and warn. */
  findings(): Promise<{ errors: Finding[]; warnings: Finding[] }>;
  stop(): Promise<void>;
}

export interface Finding {
  sev?: string;
  side: string;
  code: string;
  method?: string;
  path?: string;
  fpath?: string;
  msg?: string;
}

/** Puts the conformance proxies between our processes and the sandbox: they check every call and every answer. */
export async function startConformance(dir: string, sandboxUrl: string): Promise<Conformance> {
  const [stripe, telegram] = await Promise.all([
    startProxy(dir, 'stripe', sandboxUrl),
    startProxy(dir, 'telegram', sandboxUrl),
  ]);
  return {
    env: { STRIPE_API_BASE: stripe.url, TELEGRAM_API_ROOT: telegram.url },
    findings: async () => {
      const all = (
        await Promise.all(
          [stripe, telegram].map((proxy) => callJson<Finding[]>('GET', new URL('/__findings', proxy.url))),
        )
      ).flat();
      return {
        errors: all.filter((one) => one.sev === 'error'),
        warnings: all.filter((one) => one.sev === 'warn'),
      };
    },
    stop: async () => {
      for (const proxy of [stripe, telegram]) proxy.child.kill('SIGTERM');
    },
  };
}

async function startProxy(
  dir: string,
  provider: 'stripe' | 'telegram',
  sandboxUrl: string,
): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      join(dir, `${provider}-proxy.mjs`),
      '--port',
      String(port),
      '--upstream',
      sandboxUrl,
      '--clock',
      `${sandboxUrl}/clock`,
    ],
    { stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}`;
  await waitFor(`the ${provider} conformance proxy`, () =>
    callJson<object>('GET', new URL('/__summary', url)).catch(() => null),
  );
  return { url, child };
}
