import { randomBytes } from 'node:crypto';
import { databaseUrlOf } from './database-url.ts';
import { testServerUrl } from './env.ts';
import { onServer } from './on-server.ts';
import { templateDatabase } from './template-database.ts';

/** A database with our tables and nothing in them, cloned from a template in some tens of milliseconds. */
export async function createMigratedDatabase(): Promise<{ databaseUrl: string; drop(): Promise<void> }> {
  const serverUrl = testServerUrl();
  const name = `latchkey_test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, async (server) => {
    const template = await templateDatabase(server, serverUrl);
    await server.unsafe(`create database ${name} template ${template}`);
  });
  return {
    databaseUrl: databaseUrlOf(serverUrl, name),
    drop: async () => {
      await onServer(serverUrl, (server) => server.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}
