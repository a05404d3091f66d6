import { migrate } from '@latchkey/db/migrate';
import { migrateQueues } from '@latchkey/queue/migrate-queues';
import { createLogger } from '@latchkey/runtime/create-logger';
import { readMigrationEnv } from './env.ts';

/**
 * Brings the database up to date and ends: `dist/migrate.js` in the image, where no development tools are.
 * It looks for the migrations in the folder `migrations` beside `dist`; the Dockerfile puts them there.
 */
const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl } = readMigrationEnv();
const logger = createLogger({ name: 'migrate', level: 'info' });
try {
  await migrate({ databaseUrl });
  await migrateQueues({ databaseUrl, redisUrl });
  logger.info('the database is up to date');
} catch (error) {
  logger.fatal({ err: error }, 'the database could not be migrated');
  process.exitCode = 1;
}
