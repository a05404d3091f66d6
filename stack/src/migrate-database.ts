import { migrate } from '@latchkey/db/migrate';
import { migrateQueues } from '@latchkey/queue/migrate-queues';

/** Our tables, and the queues' where they live in PostgreSQL. */
export async function migrateDatabase(databaseUrl: string, redisUrl: string | undefined): Promise<void> {
  await migrate({ databaseUrl });
  await migrateQueues({ databaseUrl, redisUrl });
}
