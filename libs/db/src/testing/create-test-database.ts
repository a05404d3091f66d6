import { connectDatabase, type Database } from '../connect-database.ts';
import { createMigratedDatabase } from './create-migrated-database.ts';

export interface TestDatabase {
  /** As the owner of the tables; the role of the processes is taken by `connectDatabase`. */
  databaseUrl: string;
  /** A pool as the processes have it, acting as their role. */
  database: Database;
  drop(): Promise<void>;
}

/**
 * A migrated database of its own for a test file.
 * Use: `const test = await createTestDatabase(); afterAll(test.drop);`
 */
export async function createTestDatabase(options: { maxConnections?: number } = {}): Promise<TestDatabase> {
  const { databaseUrl, drop } = await createMigratedDatabase();
  const database = await connectDatabase({
    databaseUrl,
    maxConnections: options.maxConnections ?? 8,
    applicationName: 'test',
  });
  return {
    databaseUrl,
    database,
    drop: async () => {
      await database.close();
      await drop();
    },
  };
}
