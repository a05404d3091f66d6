import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessName } from '@latchkey/runtime/default-ports';
import { checkout } from './checkout.ts';
import { holdFolder } from './hold-folder.ts';
import { migrateDatabase } from './migrate-database.ts';
import { openDatabase } from './open-database.ts';
import { type RunningProcess, startProcess } from './processes/start-process.ts';
import { waitUntilReady } from './processes/wait-until-ready.ts';
import { writeOutput } from './processes/write-output.ts';
import { buildApps } from './run-turbo.ts';
import { stackEnvironment, stackUrls, type Variables } from './stack-environment.ts';
import type { RunningStack, StackOptions } from './stack-options.ts';
import { stackPorts } from './stack-ports.ts';
import { stackSecrets } from './stack-secrets.ts';
import { systemVariables } from './system-variables.ts';

const allApps: readonly ProcessName[] = ['sandbox', 'api', 'worker', 'bot', 'web'];

/**
 * Database, sandbox and the built processes, each ready when this returns. `npm start`, the demo, e2e and bench all
 * stand on it.
 *
 * @throws when something does not start; what had started is stopped then.
 */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const opened: (() => unknown)[] = [];
  const stop = async () => {
    for (let close = opened.pop(); close !== undefined; close = opened.pop()) await close();
  };
  try {
    return { ...(await open(options, opened)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(options: StackOptions, opened: (() => unknown)[]): Promise<Omit<RunningStack, 'stop'>> {
  const { dataDir, apps = allApps, onStep = () => {}, signal } = options;
  opened.push(holdFolder(dataDir));
  if (options.fresh) rmSync(join(dataDir, 'sandbox.json'), { force: true });
  const build = options.built ? Promise.resolve() : buildApps(apps);
  build.catch(() => {});
  const database = await openDatabase(options);
  opened.push(() => database.stop());
  await build;
  if (database.notice !== undefined) onStep(database.notice);
  signal?.throwIfAborted();
  await migrateDatabase(database.url, options.redisUrl);
  onStep('database and build are ready');

  const ports = await stackPorts(options.ports ?? {});
  const urls = stackUrls(ports);
  const secrets = stackSecrets(dataDir);
  let env: Variables = {
    ...stackEnvironment({ dataDir, databaseUrl: database.url, redisUrl: options.redisUrl, secrets, ports }),
    ...options.env,
  };
  const processes = new Map<ProcessName, RunningProcess>();
  const startApp = async (name: ProcessName) => {
    const started = startOne(name, { ...env, PORT: String(ports[name]), ...options.envOf?.[name] }, options);
    processes.set(name, started);
    await waitUntilReady(started, urls[name], signal);
    return started;
  };
  const stopOf = (name: ProcessName) => async () => processes.get(name)?.stop();

  if (apps.includes('sandbox')) {
    opened.push(stopOf('sandbox'));
    await startApp('sandbox');
  }
  const prepared = await options.prepare?.({ databaseUrl: database.url, env, urls });
  if (prepared?.stop) opened.push(prepared.stop);
  env = { ...env, ...prepared?.env };

  const others = apps.filter((name) => name !== 'sandbox');
  opened.push(() => Promise.all(others.map((name) => stopOf(name)())));
  // The bot last: it looks for the api at once, and says so when it is not there.
  await Promise.all(others.filter((name) => name !== 'bot').map(startApp));
  if (others.includes('bot')) await startApp('bot');
  return { databaseUrl: database.url, env, urls, processes, startApp };
}

function startOne(name: ProcessName, env: Variables, options: StackOptions): RunningProcess {
  const running = startProcess({
    name,
    script: join(checkout, 'apps', name, 'dist', 'main.js'),
    cwd: join(checkout, 'apps', name),
    env: { ...systemVariables(), ...env },
    onLine: writeOutput(options.dataDir, name, options.show ?? false),
  });
  void running.exited.then((exit) => {
    if (!running.stopping()) options.onDeath?.(running, exit);
  });
  return running;
}
