import { join } from 'node:path';
import { removePostgres } from './postgres/remove-postgres.ts';
import { startPostgres } from './postgres/start-postgres.ts';

export interface OpenDatabase {
  url: string;
  notice?: string;
  stop(): Promise<void>;
}

/** The database to work on: the one given (never emptied, never stopped by us), or our own PostgreSQL. */
export async function openDatabase(options: {
  dataDir: string;
  databaseUrl?: string | undefined;
  fresh?: boolean;
  fast?: boolean;
  settings?: Readonly<Record<string, string>>;
}): Promise<OpenDatabase> {
  if (options.databaseUrl !== undefined) {
    if (options.fresh) throw new Error('DATABASE_URL is set: a database that is not ours is not emptied');
    return { url: options.databaseUrl, stop: async () => {} };
  }
  const dataDir = join(options.dataDir, 'postgres');
  if (options.fresh) await removePostgres(dataDir);
  return startPostgres({ dataDir, fast: options.fast ?? false, settings: options.settings ?? {} });
}
