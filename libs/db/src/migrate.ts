import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
// One number for "somebody is migrating Latchkey": the migrator itself does not keep two apart.
const lockKey = 7_351_201;

/**
 * Brings a database up to the newest migration, with the inbox's partitions of the next 14 months and the rights of the
 * processes' role. Safe to run by several processes at once, and again.
 */
export async function migrate({ databaseUrl }: { databaseUrl: string }): Promise<void> {
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    // The months of the partitions are those of UTC, whatever the server's setting.
    connection: { TimeZone: 'UTC' },
  });
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
    await runMigrations(drizzle(sql), { migrationsFolder });
    await sql`select ensure_inbox_partitions(current_date, 14)`;
    await sql`select grant_app_role()`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
