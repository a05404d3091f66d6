import { readEnvironmentOrExit } from '@latchkey/runtime/read-environment-or-exit';
import { migrateDatabase } from './migrate-database.ts';
import { seedEnvironment } from './seed/seed-environment.ts';
import { seedOrganisation } from './seed/seed-organisation.ts';

const env = readEnvironmentOrExit(seedEnvironment, process.env);
try {
  await migrateDatabase(env.DATABASE_URL, env.REDIS_URL);
  const seeded = await seedOrganisation(env);
  console.log(process.argv.includes('--json') ? JSON.stringify(seeded) : JSON.stringify(seeded, null, 2));
} catch (error) {
  console.error(`seed: ${error instanceof Error ? error.message : 'failed'}`);
  process.exit(1);
}
