import { join } from 'node:path';
import { connectDatabase } from '@latchkey/db/connect-database';
import { freePort } from '@latchkey/stack/free-port';
import { migrateDatabase } from '@latchkey/stack/migrate-database';
import { waitUntilReady } from '@latchkey/stack/processes/wait-until-ready';
import { residentMb } from '../measure/memory.ts';
import type { Subject } from '../measure/subject.ts';
import { firstPort } from '../processes/ports.ts';
import { spawnProcess } from '../processes/spawn-process.ts';
import type { Surrounding } from '../run/surrounding.ts';
import { environment } from './environment.ts';
import { resultsOf } from './read-results.ts';
import { seedOrders } from './seed-orders.ts';

const apps = ['api', 'worker', 'bot'] as const;
type App = (typeof apps)[number];

export interface Ours extends Subject {
  /** Resident memory of a process now, MiB. */
  memoryOf(app: App): number;
  stopWorker(): Promise<void>;
  /** Webhooks in the inbox, and jobs promised for them that nobody has done. */
  countStored(): Promise<number>;
}

/** Our built processes on an empty database with `orders` open orders. */
export async function startOurs(around: Surrounding, orders: number): Promise<Ours> {
  await migrateDatabase(around.databaseUrl, around.redisUrl);
  const database = await connectDatabase({
    databaseUrl: around.databaseUrl,
    maxConnections: 2,
    applicationName: 'bench',
  });
  const shop = await seedOrders(database, orders);
  const webhookSecret = 'whsec_bench';
  const apiPort = await freePort(firstPort.subject);
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const env = environment({
    ...around,
    ...around.emulators,
    apiUrl,
    webhookSecret,
    botTelegramId: shop.botTelegramId,
  });
  const start = async (app: App, port: number) => {
    const running = spawnProcess({
      name: app,
      script: `apps/${app}/dist/main.js`,
      env: { ...env, PORT: String(port) },
      logFile: join(around.folder, 'logs', `${around.backend}-${app}.log`),
      profileTo: around.profileTo,
    });
    await waitUntilReady(running, `http://127.0.0.1:${port}`);
    return running;
  };
  const api = await start('api', apiPort);
  const worker = await start('worker', await freePort(apiPort + 1));
  const bot = await start('bot', await freePort(apiPort + 2));
  const processes = { api, worker, bot };
  return {
    webhookUrl: `${apiUrl}/webhooks/stripe`,
    webhookSecret,
    account: shop.account,
    ...resultsOf(database.sql),
    memoryOf: (app) => residentMb(processes[app].pid),
    stopWorker: async () => void (await worker.stop()),
    countStored: async () => {
      const [row] = await database.sql<[{ count: number }]>`select count(*)::int as count from inbox_event`;
      return row.count;
    },
    stop: async () => {
      await Promise.all(apps.map((app) => processes[app].stop()));
      await database.close();
    },
  };
}
