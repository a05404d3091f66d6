import { createRequire } from 'node:module';
import { join } from 'node:path';
import { freePort } from '@latchkey/stack/free-port';
import { waitUntilReady } from '@latchkey/stack/processes/wait-until-ready';
import { systemVariables } from '@latchkey/stack/system-variables';
import postgres from 'postgres';
import { sendFlatOut } from '../load/send-flat-out.ts';
import { firstPort } from '../processes/ports.ts';
import { spawnProcess } from '../processes/spawn-process.ts';
import { invoicePaidEvent } from '../stripe-objects/event.ts';

// Only its CommonJS build finds its own migrations: the other one asks for `__dirname`.
const { runMigrations }: typeof import('@supabase/stripe-sync-engine') = createRequire(import.meta.url)(
  '@supabase/stripe-sync-engine',
);

/** Webhooks a second that `@supabase/stripe-sync-engine` takes behind Fastify, with its own schema on an empty database. */
export async function measurePeer(options: {
  databaseUrl: string;
  folder: string;
  seconds: number;
  connections: number;
}): Promise<{ ingestPerS: number }> {
  const { databaseUrl } = options;
  await migrate(databaseUrl);
  const port = await freePort(firstPort.subject);
  const secret = 'whsec_bench';
  const running = spawnProcess({
    name: 'peer',
    script: 'bench/src/peer/peer.ts',
    env: {
      ...systemVariables(),
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      STRIPE_WEBHOOK_SECRET: secret,
      PORT: String(port),
    },
    logFile: join(options.folder, 'logs', 'peer.log'),
  });
  try {
    await waitUntilReady(running, `http://127.0.0.1:${port}`);
    const event = invoicePaidEvent('acct_bench', Math.floor(Date.now() / 1000));
    const load = {
      ...options,
      webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
      secret,
      event,
      first: 1,
    };
    const warm = await sendFlatOut({ ...load, seconds: 1 });
    const sent = await sendFlatOut({ ...load, first: 1_000_000 });
    await checkStored(databaseUrl, warm.accepted + sent.accepted);
    return { ingestPerS: sent.perSecond };
  } finally {
    await running.stop();
  }
}

/** Its migrations name Supabase's owner, and end without an error when they fail. */
async function migrate(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(
    `do $$ begin create role postgres nologin; exception when duplicate_object then null; end $$`,
  );
  await runMigrations({ databaseUrl, schema: 'stripe' });
  await sql`select last_synced_at from stripe.invoices limit 0`;
  await sql.end();
}

async function checkStored(databaseUrl: string, accepted: number): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const [row] = await sql<[{ count: number }]>`select count(*)::int as count from stripe.invoices`;
  await sql.end();
  if (row.count < accepted) throw new Error(`the peer accepted ${accepted} webhooks and stored ${row.count}`);
}
