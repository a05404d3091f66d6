import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { conformanceDir } from './env.ts';

export interface Finding {
  side: string;
  sev?: string;
  code?: string;
  path?: string;
  fpath?: string;
  msg?: string;
}
export interface Conformance {
  port: number;
  findings(): Promise<Finding[]>;
  eventFindings(event: unknown): Finding[];
  /** Waits until the proxy has seen a move of the clock. */
  clockSeen(): Promise<void>;
  stop(): Promise<void>;
}
interface EventValidator {
  validateEvent(event: unknown, options: { requireAccount: boolean }): { out: Finding[] };
}

const repositoryRoot = resolve(import.meta.dirname, '../../../../..');

/** The conformance proxy in front of the sandbox, where `CONFORMANCE_DIR` says that there is one; else null. */
export async function startConformance(upstream: string): Promise<Conformance | null> {
  if (conformanceDir === null) return null;
  const folder = resolve(repositoryRoot, conformanceDir);
  const port = await freePort();
  const proxy = spawn(
    process.execPath,
    [
      resolve(folder, 'stripe-proxy.mjs'),
      '--port',
      String(port),
      '--upstream',
      upstream,
      '--clock',
      `${upstream}/clock`,
    ],
    { stdio: 'ignore' },
  );
  await answering(`http://127.0.0.1:${port}/__summary`);
  const library = pathToFileURL(resolve(folder, 'lib/stripe-spec.mjs')).href;
  const { validateEvent } = (await import(library)) as EventValidator;
  return {
    port,
    findings: async () => (await (await fetch(`http://127.0.0.1:${port}/__findings`)).json()) as Finding[],
    eventFindings: (event) => validateEvent(event, { requireAccount: true }).out,
    clockSeen: () => sleep(600),
    stop: () => end(proxy),
  };
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await sleep(100);
  }
  throw new Error('The conformance proxy does not answer');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await new Promise((done) => child.once('exit', done));
}
