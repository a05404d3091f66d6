import { cpus } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '@latchkey/stack/checkout';
import { onStopSignal } from '@latchkey/stack/on-stop-signal';
import { findRedis } from '@latchkey/stack/redis/find-redis';
import { buildApps } from '@latchkey/stack/run-turbo';
import { systemVariables } from '@latchkey/stack/system-variables';
import { type Emulators, startEmulators } from './emulators/start-emulators.ts';
import { measurePeer } from './peer/measure-peer.ts';
import { type Results, toJson, toTable } from './report/report.ts';
import { measureOurs, measureReference } from './run/measure-backend.ts';
import { readPlan } from './run/plan.ts';
import type { Backend, Surrounding } from './run/surrounding.ts';
import { openServer, type Server } from './server/open-server.ts';

const plan = readPlan(process.argv.slice(2));
const folder = join(dataFolder, 'bench');
const startedAt = Date.now();
const opened: (() => unknown)[] = [];
let stopped = false;
onStopSignal(
  () => {
    stopped = true;
    void closeAll().then(() => process.exit(130));
  },
  () => process.exit(130),
);

let code = 1;
try {
  const results = await run();
  process.stdout.write(`\n${toTable(results)}\n\n${JSON.stringify(toJson(results))}\n`);
  code = 0;
} catch (error) {
  if (!stopped) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
} finally {
  if (!stopped) await closeAll();
}
if (!stopped) process.exit(code);

async function run(): Promise<Results> {
  if (plan.parts.has('ours')) await buildApps(['api', 'worker', 'bot']);
  const server = await openServer(folder);
  opened.push(() => server.stop());
  const emulators = await startEmulators(folder);
  opened.push(() => emulators.stop());
  const results: Results = {
    ours: { redis: null, postgres: null },
    reference: { redis: null, postgres: null },
    peer: null,
    machine: {
      cpus: cpus().length,
      node: process.versions.node,
      postgres: server.version,
      commitMs: server.commitMs,
    },
  };
  for (const backend of plan.backends) await measureBackend(backend, { server, emulators }, results);
  if (plan.parts.has('peer')) {
    step('peer: stripe-sync-engine');
    results.peer = await onFreshDatabase(server, (databaseUrl) =>
      measurePeer({ databaseUrl, folder, seconds: plan.seconds.flatOut, connections: plan.connections }),
    );
  }
  return results;
}

async function measureBackend(
  backend: Backend,
  { server, emulators }: { server: Server; emulators: Emulators },
  results: Results,
): Promise<void> {
  const on = async <T>(name: string, measure: (around: Surrounding) => Promise<T>): Promise<T | null> => {
    const redis = backend === 'redis' ? await findRedis({ PATH: systemVariables().PATH }) : undefined;
    if (backend === 'redis' && redis === undefined) {
      step(`${name} on redis: not run, because no redis-server is on PATH`);
      return null;
    }
    step(`${name} on ${backend}`);
    try {
      return await onFreshDatabase(server, (databaseUrl) =>
        measure({ backend, databaseUrl, redisUrl: redis?.url, emulators, folder, profileTo: plan.profileTo }),
      );
    } finally {
      await redis?.stop();
    }
  };
  if (plan.parts.has('ours')) results.ours[backend] = await on('ours', (around) => measureOurs(around, plan));
  if (plan.parts.has('reference'))
    results.reference[backend] = await on('bare reference', (around) => measureReference(around, plan));
}

async function onFreshDatabase<T>(server: Server, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const databaseUrl = await server.freshDatabase();
  try {
    return await work(databaseUrl);
  } finally {
    await server.dropDatabase(databaseUrl);
  }
}

async function closeAll(): Promise<void> {
  for (let close = opened.pop(); close !== undefined; close = opened.pop()) await close();
}

function step(text: string): void {
  process.stdout.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
}
