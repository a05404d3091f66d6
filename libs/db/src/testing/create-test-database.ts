import { randomBytes } from 'node:crypto';
import { connectDatabase, type Database } from '../connect-database.ts';
import { databaseUrlOf } from './database-url.ts';
import { testServerUrl } from './env.ts';
import { onServer } from './on-server.ts';
import { templateDatabase } from './template-database.ts';

export interface TestDatabase {
  /** As the owner of the tables; the role of the processes is taken by `connectDatabase`. */
  databaseUrl: string;
  /** A pool as the processes have it, acting as their role. */
  database: Database;
  drop(): Promise<void>;
}

/**
 * A migrated database of its own for a test file, cloned from a template in some tens of milliseconds.
 * Use: `const test = await createTestDatabase(); afterAll(test.drop);`
 */
export async function createTestDatabase(options: { maxConnections?: number } = {}): Promise<TestDatabase> {
  const serverUrl = testServerUrl();
  const name = `latchkey_test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, async (server) => {
    const template = await templateDatabase(server, serverUrl);
    await server.unsafe(`create database ${name} template ${template}`);
  });
  const databaseUrl = databaseUrlOf(serverUrl, name);
  const database = await connectDatabase({
    databaseUrl,
    maxConnections: options.maxConnections ?? 8,
    applicationName: 'test',
  });
  const drop = async () => {
    await database.close();
    await onServer(serverUrl, (server) => server.unsafe(`drop database if exists ${name} with (force)`));
  };
  return { databaseUrl, database, drop };
}
