import { join } from 'node:path';
import { freePort } from '@latchkey/stack/free-port';
import { waitUntilReady } from '@latchkey/stack/processes/wait-until-ready';
import { systemVariables } from '@latchkey/stack/system-variables';
import { PostgresConnection } from 'bullmq';
import postgres from 'postgres';
import { telegramIdOf } from '../load/numbering.ts';
import type { Subject } from '../measure/subject.ts';
import { firstPort } from '../processes/ports.ts';
import { spawnProcess } from '../processes/spawn-process.ts';
import type { Surrounding } from '../run/surrounding.ts';
import { resultsOf } from './read-results.ts';
import { tables } from './tables.ts';

/** The bare reference on an empty database with `orders` open orders. */
export async function startReference(around: Surrounding, orders: number): Promise<Subject> {
  const sql = postgres(around.databaseUrl, { max: 2, onnotice: () => {} });
  await sql.unsafe(tables);
  await sql`insert into buyer select 'buy_' || lpad(n::text, 26, '0') from generate_series(1, ${orders}::int) n`;
  await sql`
    insert into orders select 'ord_' || lpad(n::text, 26, '0'), 'buy_' || lpad(n::text, 26, '0'), ${telegramIdOf(0)}::bigint + n, 'open'
    from generate_series(1, ${orders}::int) n`;
  await sql`analyze`;
  if (around.redisUrl === undefined) await migrateBullMq(around.databaseUrl);

  const webhookSecret = 'whsec_bench';
  const env = {
    ...systemVariables(),
    NODE_ENV: 'production',
    DATABASE_URL: around.databaseUrl,
    REDIS_URL: around.redisUrl,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: around.emulators.stripeUrl,
    TELEGRAM_API_ROOT: around.emulators.telegramUrl,
  };
  const start = async (name: 'api' | 'worker', port: number) => {
    const running = spawnProcess({
      name: `reference ${name}`,
      script: `bench/src/reference/${name}.ts`,
      env: { ...env, PORT: String(port) },
      logFile: join(around.folder, 'logs', `${around.backend}-reference-${name}.log`),
      profileTo: around.profileTo,
    });
    await waitUntilReady(running, `http://127.0.0.1:${port}`);
    return running;
  };
  const apiPort = await freePort(firstPort.subject);
  const api = await start('api', apiPort);
  const worker = await start('worker', await freePort(apiPort + 1));
  return {
    webhookUrl: `http://127.0.0.1:${apiPort}/webhooks/stripe`,
    webhookSecret,
    account: 'acct_bench',
    ...resultsOf(sql),
    stop: async () => {
      await Promise.all([api.stop(), worker.stop()]);
      await sql.end({ timeout: 5 });
    },
  };
}

async function migrateBullMq(connectionString: string): Promise<void> {
  const connection = new PostgresConnection({ connectionString, migrate: true });
  await connection.waitUntilReady();
  await connection.close();
}
