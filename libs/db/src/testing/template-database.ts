import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';
import { migrate } from '../migrate.ts';
import { databaseUrlOf } from './database-url.ts';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
// "Somebody is making a template": workers that start together wait for the first.
const lockKey = 7_351_202;

/** The name of the template of this schema's version, migrated once per server. */
export async function templateDatabase(server: postgres.Sql, serverUrl: string): Promise<string> {
  const name = `latchkey_template_${migrationsHash()}`;
  if (await exists(server, name)) return name;
  await server.begin(async (lock) => {
    await lock`select pg_advisory_xact_lock(${lockKey})`;
    if (await exists(server, name)) return;
    const unfinished = `${name}_unfinished`;
    await server.unsafe(`drop database if exists ${unfinished} with (force)`);
    await server.unsafe(`create database ${unfinished}`);
    await migrate({ databaseUrl: databaseUrlOf(serverUrl, unfinished) });
    await server.unsafe(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

async function exists(server: postgres.Sql, name: string): Promise<boolean> {
  return (await server`select from pg_database where datname = ${name}`).length > 0;
}

/** Partitions are made from today on, so a new month makes a new template. */
function migrationsHash(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 7));
  for (const file of readdirSync(migrations).sort()) {
    if (file.endsWith('.sql')) hash.update(file).update(readFileSync(`${migrations}/${file}`));
  }
  return hash.digest('hex').slice(0, 16);
}
