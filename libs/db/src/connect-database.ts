import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { preparing } from './prepared-statements.ts';
import * as schema from './schema/tables.ts';

/** The database, or a transaction on it: what repositories take. */
export type Db = PostgresJsDatabase<typeof schema>;

export interface Database {
  db: Db;
  /** The driver itself, for the few statements that are set-based or too hot for the query builder. */
  sql: postgres.Sql;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  databaseUrl: string;
  /** Connections of this process at most. */
  maxConnections: number;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
}

/**
 * Opens a pool that acts as the role `latchkey_app` (no changes to ledger, audit and journal) wherever that role exists.
 *
 * @throws the driver's error when the server cannot be reached
 */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const role = await appRole(options.databaseUrl);
  const sql = preparing(
    postgres(options.databaseUrl, {
      max: options.maxConnections,
      connect_timeout: 5,
      // Seconds. While the server is away each statement waits for the next try: senders must hear of it soon.
      backoff: () => 0.25,
      onnotice: () => {},
      connection: { application_name: options.applicationName, TimeZone: 'UTC', ...(role ? { role } : {}) },
    }),
  );
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}

async function appRole(databaseUrl: string): Promise<string | null> {
  const probe = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [row] = await probe<{ member: boolean }[]>`
      select pg_has_role(current_user, oid, 'MEMBER') as member from pg_roles where rolname = 'latchkey_app'`;
    return row?.member ? 'latchkey_app' : null;
  } finally {
    await probe.end({ timeout: 5 });
  }
}
