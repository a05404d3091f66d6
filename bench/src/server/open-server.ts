import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { databaseUrlOf } from '@latchkey/db/testing/database-url';
import { freePort } from '@latchkey/stack/free-port';
import { startPostgres } from '@latchkey/stack/postgres/start-postgres';
import postgres from 'postgres';
import { percentiles } from '../measure/percentiles.ts';
import { firstPort } from '../processes/ports.ts';

export interface Server {
  /** Makes an empty database. @returns its address. */
  freshDatabase(): Promise<string>;
  dropDatabase(url: string): Promise<void>;
  version: string;
  /** How long a commit of one row takes on this disk, median in ms. */
  commitMs: number;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of the benchmark's own, as durable as in earnest. `track_commit_timestamp` lets it tell afterwards when each
 * grant was committed, which costs the system under test next to nothing.
 */
export async function openServer(folder: string): Promise<Server> {
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    settings: { track_commit_timestamp: 'on', port: String(await freePort(firstPort.postgres)) },
  });
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  const [row] = await sql<[{ version: string }]>`select current_setting('server_version') as version`;
  return {
    version: row.version,
    commitMs: await measureCommit(sql),
    freshDatabase: async () => {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      await sql.unsafe(`create database ${name}`);
      return databaseUrlOf(server.url, name);
    },
    dropDatabase: async (url) => {
      await sql.unsafe(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
    },
    stop: async () => {
      await sql.end({ timeout: 5 });
      await server.stop();
    },
  };
}

async function measureCommit(sql: postgres.Sql): Promise<number> {
  await sql`create table if not exists commit_probe (n int)`;
  const times: number[] = [];
  for (let n = 0; n < 200; n += 1) {
    const startedAt = performance.now();
    await sql`insert into commit_probe values (${n})`;
    times.push(performance.now() - startedAt);
  }
  return percentiles(times).p50;
}
