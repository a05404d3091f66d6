import { emptyRedis } from './backends.ts';
import { rowsOf } from './records.ts';
import type { World } from './world.ts';

/** The queues lose everything: in Redis when there is an address, else in PostgreSQL. */
export async function emptyQueues(world: World, redisUrl: string | undefined): Promise<void> {
  if (redisUrl) return emptyRedis(redisUrl);
  const tables = await rowsOf<{ name: string }>(
    world,
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq' and tablename ~ 'job|event'",
  );
  for (const { name } of tables) await rowsOf(world, `truncate ${name} cascade`);
}
