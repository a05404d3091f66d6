import { setTimeout as sleep } from 'node:timers/promises';
import { onServer } from '@latchkey/db/testing/on-server';
import { emptyRedis } from '../../world/backends.ts';
import { rowsOf } from '../../world/records.ts';
import type { Step } from '../plan/plan.ts';
import type { Played } from './play.ts';
import type { Stage } from './stage.ts';

const outageMs = 1_500;

/** Breaks what the step says, and mends it. */
export async function breakDown(stage: Stage, outage: Step['outage'], played: Played): Promise<void> {
  if (outage === null) return;
  played.faults[outage] = (played.faults[outage] ?? 0) + 1;
  await sleep(500);
  if (outage === 'queues emptied') await emptyQueues(stage);
  else await restartPostgres(stage);
}

/**
 * One of the server's processes is killed where the server is the campaign's own: PostgreSQL then ends all sessions,
 * goes through its log and starts anew. The server of the tests belongs to others, too: there the wire is cut.
 */
async function restartPostgres({ world, cable, ownsDatabase }: Stage): Promise<void> {
  if (!ownsDatabase) {
    cable.cut();
    await sleep(outageMs);
    return cable.mend();
  }
  await onServer(world.stack.databaseUrl, async (sql) => {
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    if (row) process.kill(row.pid, 'SIGKILL');
    await sql`select 1`.catch(() => {});
  }).catch(() => {});
  await sleep(outageMs);
}

async function emptyQueues({ world, redisUrl }: Stage): Promise<void> {
  if (redisUrl) return emptyRedis(redisUrl);
  const tables = await rowsOf<{ name: string }>(
    world,
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq' and tablename ~ 'job|event'",
  );
  for (const { name } of tables) await rowsOf(world, `truncate ${name} cascade`);
}
