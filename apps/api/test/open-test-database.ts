import { randomBytes } from 'node:crypto';
import { connectDatabase, type Database } from '@latchkey/db/connect-database';
import { migrate } from '@latchkey/db/migrate';
import { testDatabaseUrl } from './env.ts';

export interface TestDatabase {
  database: Database;
  databaseUrl: string;
  close(): Promise<void>;
}

/** A migrated database of its own, dropped at the end. */
export async function openTestDatabase(): Promise<TestDatabase> {
  if (!testDatabaseUrl) throw new Error('TEST_DATABASE_URL is not set');
  const name = `api_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(testDatabaseUrl);
  const admin = await connectDatabase({
    databaseUrl: url.href,
    maxConnections: 1,
    applicationName: 'api-test',
  });
  // The pool acts as the processes' role, which may not create databases.
  await admin.sql.unsafe('set role none');
  await admin.sql.unsafe(`create database ${name}`);
  url.pathname = `/${name}`;
  await migrate({ databaseUrl: url.href });
  const database = await connectDatabase({
    databaseUrl: url.href,
    maxConnections: 5,
    applicationName: 'api-test',
  });
  return {
    database,
    databaseUrl: url.href,
    close: async () => {
      await database.close();
      await admin.sql.unsafe(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}
