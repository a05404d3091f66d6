import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { gatherOnPool } from './gather/gather-on-pool.ts';
import { pipelineTransactions } from './pipelined-transactions.ts';
import { preparing } from './prepared-statements.ts';

/** The database, or a transaction on it: what repositories take. */
export type Db = PostgresJsDatabase;

export interface Database {
  db: Db;
  /** The driver itself, for the few statements that are set-based or too hot for the query builder. */
  sql: postgres.Sql;
  close(): Promise<void>;
}

const statementShare = 0.4;

export interface DatabaseOptions {
  databaseUrl: string;
  /** Connections of this process at most; two at least. */
  maxConnections: number;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  /**
   * For a process all of whose statements find their rows by an index: prepared once and planned so, also while the tables
   * are too young for statistics. Otherwise a plan made for an empty table would read all of it until it is analysed.
   */
  byIndex?: boolean;
}

const byIndex = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
};

/**
 * Opens a pool that acts as the role `latchkey_app` (no changes to ledger, audit and journal) wherever that role exists.
 *
 * @throws the driver's error when the server cannot be reached
 */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const role = await appRole(options.databaseUrl);
  const open = (max: number) =>
    postgres(options.databaseUrl, {
      max,
      connect_timeout: 5,
      // Seconds. While the server is away each statement waits for the next try: senders must hear of it soon.
      backoff: () => 0.25,
      onnotice: () => {},
      connection: {
        application_name: options.applicationName,
        TimeZone: 'UTC',
        ...(role ? { role } : {}),
        ...(options.byIndex ? byIndex : {}),
      },
    });
  // Single statements travel together on few connections, each transaction has one to itself.
  const forStatements = Math.max(1, Math.floor(options.maxConnections * statementShare));
  const transactions = open(Math.max(1, options.maxConnections - forStatements));
  // The query builder sets on a pool how values travel: on this one too.
  drizzle(transactions);
  const sql = preparing(pipelineTransactions(open(forStatements), transactions));
  const db = drizzle(sql);
  gatherOnPool(db);
  return {
    db,
    sql,
    close: async () => void (await Promise.all([sql.end({ timeout: 5 }), transactions.end({ timeout: 5 })])),
  };
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
