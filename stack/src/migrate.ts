import { environment } from '@latchkey/runtime/environment';
import { readEnvironmentOrExit } from '@latchkey/runtime/read-environment-or-exit';
import { migrateDatabase } from './migrate-database.ts';

const { DATABASE_URL, REDIS_URL } = environment;
const env = readEnvironmentOrExit({ DATABASE_URL, REDIS_URL }, process.env);
try {
  await migrateDatabase(env.DATABASE_URL, env.REDIS_URL);
  console.log('The database is up to date.');
} catch (error) {
  console.error(`migrate: ${error instanceof Error ? error.message : 'failed'}`);
  process.exit(1);
}
